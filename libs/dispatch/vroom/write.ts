import { outsideSeconds } from '../model/begin-price';
import type { JobDescription } from '../model/description';
import type { Plan, PlanRoute, PlanStep } from '../planner/plan-model';
import type { VroomProblem } from './read';
import type { EndName } from './shipments';

/**
 * VROOM's API output (its docs/API.md): code, summary, unassigned, routes. Beyond it: a reason for every unassigned job, `overtime`,
 * `late`, `outside`, `part` and `parts` of a job in parts, and steps of the type `depot` with what is `fetched` there.
 */
export function writeVroom(
  { problem, coordinates, descriptions, ends }: VroomProblem,
  plan: Plan,
  solvingMs: number,
) {
  const jobs = new Map(problem.jobs.map(job => [job.id, job]));
  const moves = movesOf(problem);
  const loads = Math.max(0, ...problem.engineers.map(one => one.capacity?.length ?? 0));
  const location = (place: number | undefined) => ({
    ...(place === undefined ? {} : { location_index: place }),
    ...(place !== undefined && coordinates[place] ? { location: coordinates[place] } : {}),
  });
  const named = (text: string | undefined) => (text === undefined ? {} : { description: text });
  const routes = plan.routes.map(route => {
    // What counts once goes with the first part.
    const jobOf = ({ kind, id, part = 1 }: PlanStep) =>
      kind === 'job' && part === 1 ? jobs.get(id!) : undefined;
    const visits = route.steps.flatMap(step => jobOf(step) ?? []);
    const total = totalOf(visits, moves, loads);
    const onBoard = sumOf(visits, loads, job => job.demand);
    const start = route.steps[0]!;
    return {
      vehicle: route.engineer,
      cost: route.cost,
      ...loadFields(total),
      ...totalsOf(route),
      priority: visits.reduce((sum, job) => sum + (job.priority ?? 0), 0),
      ...(route.overtimeSeconds > 0 ? { overtime: route.overtimeSeconds } : {}),
      ...(route.distanceMetres === null ? {} : { distance: route.distanceMetres }),
      steps: route.steps.map(step => {
        const job = step.kind === 'job' ? jobs.get(step.id!) : undefined;
        const moved = moves.get(jobOf(step)?.id ?? NaN);
        for (const kind of onBoard.keys()) onBoard[kind]! += (moved?.on[kind] ?? 0) - (moved?.off[kind] ?? 0);
        return {
          ...writeStep(step, start, ends),
          ...timesFields(jobOf(step), step),
          ...location(step.place),
          ...(loads > 0 ? { load: [...onBoard] } : {}),
          ...named(step.kind === 'depot' ? descriptions.depots.get(step.id!) : undefined),
          ...named(job && descriptions.jobs.get(job.id)),
        };
      }),
      violations: [],
      ...named(descriptions.vehicles.get(route.engineer)),
    };
  });
  const sum = (pick: (route: (typeof routes)[number]) => number) =>
    routes.reduce((all, one) => all + pick(one), 0);
  const served = plan.routes.flatMap(({ steps }) =>
    steps.flatMap(({ kind, id, part = 1 }) => (kind === 'job' && part === 1 ? [jobs.get(id!)!] : [])),
  );
  return {
    code: 0,
    summary: {
      cost: plan.cost,
      routes: routes.length,
      unassigned: plan.unserved.length,
      ...loadFields(totalOf(served, moves, loads)),
      setup: sum(one => one.setup),
      service: sum(one => one.service),
      duration: sum(one => one.duration),
      waiting_time: sum(one => one.waiting_time),
      priority: sum(one => one.priority),
      ...secondsField(
        'late',
        sum(one => one.steps.reduce((all, step) => all + (step.late ?? 0), 0)),
      ),
      ...secondsField(
        'outside',
        sum(one => one.steps.reduce((all, step) => all + (step.outside ?? 0), 0)),
      ),
      ...(routes.every(one => one.overtime === undefined) ? {} : { overtime: sum(one => one.overtime ?? 0) }),
      ...(routes.every(one => one.distance === undefined) ? {} : { distance: sum(one => one.distance ?? 0) }),
      violations: [],
      computing_times: { loading: 0, solving: Math.round(solvingMs), routing: 0 },
    },
    unassigned: plan.unserved.map(({ id, reason }) => ({
      ...(ends.get(id) ?? { id, type: 'job' }),
      ...location(jobs.get(id)?.place),
      ...named(descriptions.jobs.get(id)),
      reason,
    })),
    routes,
  };
}

function writeStep(step: PlanStep, start: PlanStep, ends: ReadonlyMap<number, EndName>) {
  const end = step.kind === 'job' ? ends.get(step.id!) : undefined;
  const id = end?.id ?? step.id;
  return {
    type: end?.type ?? step.kind,
    ...(id === undefined ? {} : { id }),
    ...(step.kind === 'job' ? { job: id } : {}),
    ...(step.part === undefined ? {} : { part: step.part, parts: step.parts }),
    ...(step.fetched === undefined ? {} : { fetched: step.fetched }),
    setup: step.setup,
    service: step.duration,
    waiting_time: step.waiting,
    arrival: step.arrival,
    duration: step.travel - start.travel,
    violations: [],
  };
}

/** Seconds by which a job begins after it was due, and outside of its preferred windows. */
function timesFields(
  job: JobDescription | undefined,
  { arrival, waiting }: PlanStep,
): { late?: number; outside?: number } {
  if (!job) return {};
  const begin = arrival + waiting;
  return {
    ...secondsField('late', begin - (job.due ?? Infinity)),
    ...secondsField('outside', outsideSeconds(job, begin)),
  };
}

function secondsField(name: 'late' | 'outside', seconds: number): { late?: number; outside?: number } {
  return seconds > 0 ? { [name]: seconds } : {};
}

function totalsOf(route: PlanRoute) {
  return {
    setup: route.steps.reduce((sum, step) => sum + step.setup, 0),
    service: route.steps.reduce((sum, step) => sum + step.duration, 0),
    duration: route.travelSeconds,
    waiting_time: route.waitingSeconds,
  };
}

type Amounts = readonly number[] | undefined;

/** What goes onto the van at a job, and what is taken off. */
interface Moved {
  on: readonly number[];
  off: readonly number[];
}

function movesOf({ jobs, shipments = [] }: VroomProblem['problem']): Map<number, Moved> {
  const fetched = new Map(shipments.map(({ pickup, amount }) => [pickup, amount]));
  const brought = new Map(shipments.map(({ delivery, amount }) => [delivery, amount]));
  const both = (one: Amounts, other: Amounts) =>
    Array.from(
      { length: Math.max(one?.length ?? 0, other?.length ?? 0) },
      (_, kind) => (one?.[kind] ?? 0) + (other?.[kind] ?? 0),
    );
  return new Map(
    jobs.map(({ id, demand, pickup }) => [
      id,
      { on: both(pickup, fetched.get(id)), off: both(demand, brought.get(id)) },
    ]),
  );
}

function sumOf<T>(list: readonly T[], loads: number, pick: (one: T) => Amounts): number[] {
  return Array.from({ length: loads }, (_, kind) =>
    list.reduce((sum, one) => sum + (pick(one)?.[kind] ?? 0), 0),
  );
}

type Total = Record<'delivery' | 'pickup', number[]>;

/** As VROOM counts: both ends of a shipment, each where it belongs. */
function totalOf(visits: readonly JobDescription[], moves: ReadonlyMap<number, Moved>, loads: number): Total {
  return {
    delivery: sumOf(visits, loads, job => moves.get(job.id)?.off),
    pickup: sumOf(visits, loads, job => moves.get(job.id)?.on),
  };
}

/** `amount` is what VROOM called `delivery` before 1.11 and still writes. */
function loadFields({ delivery, pickup }: Total) {
  return delivery.length === 0 ? {} : { delivery, amount: delivery, pickup };
}
