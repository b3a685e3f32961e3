import { beginPrice } from '../model/begin-price';
import { overtimePrice } from '../model/overtime';
import { serviceOf } from '../model/paces';
import { statedName } from '../model/parts';
import { earliestStart, latestStart } from '../model/problem';
import type { Problem } from '../model/problem';
import { isStop } from '../model/stock';
import { wishPrice } from '../model/wishes';
import { afterGap, beforeGap } from '../search/gap';
import type { PlanRoute, PlanStep } from './plan-model';
import { stopAt } from './fetched';

/**
 * Times of a feasible route: it ends as early as it can and, for that end, begins as late as it can, so that the
 * engineer does not wait for nothing. The same jobs in
 * the same order have the same times, whoever planned them.
 */
export function scheduled(problem: Problem, engineer: number, jobs: readonly number[]): PlanRoute {
  const legs = legsOf(problem, engineer, jobs);
  const breaks = problem.breakCount[engineer]!;
  const begin = problem.shiftFrom[engineer]!;
  const end = arrivals(problem, engineer, jobs, legs, begin);
  const late = latestArrivals(problem, engineer, jobs, legs, end);
  let departure = -Infinity;
  for (let taken = 0; taken <= breaks; taken++)
    if (late[0]![taken]! > -Infinity)
      departure = Math.max(departure, beforeGap(problem, engineer, late[0]![taken]!, legs[0]!, 0, taken));
  const start = Math.max(begin, departure);
  const steps: PlanStep[] = [
    moment('start', start, 0, placeOrNone(problem, problem.place[problem.jobCount + engineer]!)),
  ];
  let clock = start;
  let taken = 0;
  let travel = 0;
  let begins = 0;
  for (const [index, leg] of legs.entries()) {
    const job = jobs[index];
    const until = breaksOnTheWay(problem, engineer, job, clock, leg, taken, late[index]!);
    clock = pushBreaks(problem, engineer, steps, { clock, leg, travel, from: taken, to: until });
    taken = until;
    travel += leg;
    if (job === undefined) {
      const last = steps.at(-1)?.place;
      steps.push(moment('end', clock, travel, placeOrNone(problem, problem.endPlace[engineer]!) ?? last));
      break;
    }
    const before = index === 0 ? problem.jobCount + engineer : jobs[index - 1]!;
    const pace = problem.paceAt[engineer]!;
    const setup = problem.place[before] === problem.place[job] ? 0 : problem.setup[pace + job]!;
    const startsAt = earliestStart(problem, job, clock);
    const duration = problem.duration[pace + job]!;
    begins += beginPrice(problem, job, startsAt);
    const kind = isStop(problem, job) ? 'depot' : 'job';
    const name = isStop(problem, job) ? stopAt(problem, engineer, jobs, index) : statedName(problem, job);
    const step = moment(kind, clock, travel, problem.place[job]);
    steps.push({ ...step, ...name, waiting: startsAt - clock, setup, duration });
    clock = startsAt + setup + duration;
  }
  return {
    engineer: problem.description.engineers[engineer]!.id,
    steps,
    travelSeconds: travel,
    waitingSeconds: steps.reduce((sum, step) => sum + step.waiting, 0),
    overtimeSeconds: Math.max(0, clock - (problem.overtime?.since[engineer] ?? Infinity)),
    ...wayOf(problem, engineer, jobs, overtimePrice(problem, engineer, clock) + begins),
  };
}

/** Takes on this way the number of breaks that leaves the engineer idle least, of those that keep the rest possible. */
function breaksOnTheWay(
  problem: Problem,
  engineer: number,
  job: number | undefined,
  clock: number,
  leg: number,
  taken: number,
  late: Float64Array,
): number {
  let chosen = -1;
  let leastIdle = Infinity;
  let busy = leg;
  for (let until = taken; until <= problem.breakCount[engineer]!; until++) {
    if (until > taken) busy += problem.breakDuration[problem.breakAt[engineer]! + until - 1]!;
    const arrival = afterGap(problem, engineer, clock, leg, taken, until);
    if (!(arrival <= late[until]!)) continue;
    const idle = (job === undefined ? arrival : earliestStart(problem, job, arrival)) - clock - busy;
    if (idle >= leastIdle) continue;
    leastIdle = idle;
    chosen = until;
  }
  if (chosen === -1) throw new RangeError('the route is not feasible');
  return chosen;
}

function pushBreaks(
  problem: Problem,
  engineer: number,
  steps: PlanStep[],
  way: { clock: number; leg: number; travel: number; from: number; to: number },
): number {
  let { clock, leg: rest, travel } = way;
  for (let index = way.from; index < way.to; index++) {
    const slot = problem.breakAt[engineer]! + index;
    let window = problem.breakWindowAt[slot]!;
    while (problem.breakTo[window]! < clock) window++;
    const driven = Math.min(rest, Math.max(0, problem.breakFrom[window]! - clock));
    clock += driven;
    rest -= driven;
    travel += driven;
    const waiting = Math.max(0, problem.breakFrom[window]! - clock);
    const duration = problem.breakDuration[slot]!;
    const id = problem.description.engineers[engineer]!.breaks![index]!.id;
    steps.push({ ...moment('break', clock, travel), id, waiting, duration });
    clock += waiting + duration;
  }
  return clock + rest;
}

function moment(kind: PlanStep['kind'], arrival: number, travel: number, place?: number): PlanStep {
  return {
    kind,
    ...(place === undefined ? {} : { place }),
    arrival,
    waiting: 0,
    setup: 0,
    duration: 0,
    travel,
  };
}

function placeOrNone(problem: Problem, place: number): number | undefined {
  return place === problem.placeCount ? undefined : place;
}

function stops(problem: Problem, engineer: number, jobs: readonly number[]): number[] {
  const start = problem.place[problem.jobCount + engineer]!;
  return [start, ...jobs.map(job => problem.place[job]!), problem.endPlace[engineer]!];
}

function legsOf(problem: Problem, engineer: number, jobs: readonly number[]): number[] {
  const places = stops(problem, engineer, jobs);
  const durations = problem.durations[problem.kind[engineer]!]!;
  return places.slice(1).map((to, index) => durations[places[index]! * problem.width + to]!);
}

function wayOf(problem: Problem, engineer: number, jobs: readonly number[], timePrice: number) {
  const places = stops(problem, engineer, jobs);
  const kind = problem.kind[engineer]!;
  const sum = (cells: Int32Array) =>
    places.slice(1).reduce((total, to, index) => total + cells[places[index]! * problem.width + to]!, 0);
  const metres = problem.distances[kind];
  return {
    distanceMetres: metres ? sum(metres) : null,
    cost:
      (sum(problem.costs[kind]!) +
        problem.costFixed[engineer]! +
        wishPrice(problem, engineer, jobs) +
        timePrice) /
      problem.costScale,
  };
}

/** Earliest end of the route with all breaks taken. */
function arrivals(
  problem: Problem,
  engineer: number,
  jobs: readonly number[],
  legs: readonly number[],
  begin: number,
): number {
  const breaks = problem.breakCount[engineer]!;
  let departures = Float64Array.from({ length: breaks + 1 }, (_, taken) => (taken === 0 ? begin : Infinity));
  for (const [index, leg] of legs.entries()) {
    const job = jobs[index];
    const service = job === undefined ? 0 : serviceAt(problem, engineer, jobs, index);
    departures = departures.map((_, taken) => {
      let arrival = Infinity;
      for (let earlier = 0; earlier <= taken; earlier++)
        if (departures[earlier]! < Infinity)
          arrival = Math.min(arrival, afterGap(problem, engineer, departures[earlier]!, leg, earlier, taken));
      return arrival === Infinity || job === undefined
        ? arrival
        : earliestStart(problem, job, arrival) + service;
    });
  }
  return departures[breaks]!;
}

/** For every stop (the end is last) and number of breaks taken: the latest arrival from which `end` is still met. */
function latestArrivals(
  problem: Problem,
  engineer: number,
  jobs: readonly number[],
  legs: readonly number[],
  end: number,
): Float64Array[] {
  const breaks = problem.breakCount[engineer]!;
  const late = legs.map(() => new Float64Array(breaks + 1).fill(-Infinity));
  late.at(-1)![breaks] = end;
  for (let index = jobs.length - 1; index >= 0; index--) {
    const service = serviceAt(problem, engineer, jobs, index);
    for (let taken = 0; taken <= breaks; taken++) {
      let departure = -Infinity;
      for (let later = taken; later <= breaks; later++) {
        const arrival = late[index + 1]![later]!;
        if (arrival > -Infinity)
          departure = Math.max(
            departure,
            beforeGap(problem, engineer, arrival, legs[index + 1]!, taken, later),
          );
      }
      late[index]![taken] = latestStart(problem, jobs[index]!, departure - service);
    }
  }
  return late;
}

function serviceAt(problem: Problem, engineer: number, jobs: readonly number[], index: number): number {
  const job = jobs[index]!;
  const before = index === 0 ? problem.jobCount + engineer : jobs[index - 1]!;
  return serviceOf(problem, engineer, job, problem.place[before] === problem.place[job]);
}
