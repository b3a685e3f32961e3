import type { EngineerDescription, ProblemDescription, RouteStop } from '../model/description';
import { latestEnd } from '../model/overtime';
import type { PlanRoute, PlanStep } from '../planner/plan-model';
import type { Policy } from './replan-model';

/** One engineer's day, cut where it can still be changed. */
export interface CutDay {
  /** Done or under way: never changed again. Begins with the start. */
  fixed: PlanStep[];
  /** Jobs behind that, in order. */
  open: number[];
  /** What was planned behind that, stops at depots among it. */
  planned: readonly PlanStep[];
  /** Where and when he is free. */
  free: { at: number; place: number | undefined };
  /** When he is home, if he is on the way there already. */
  homeAt?: number;
  /** Takes no more jobs: sick, or on his way home. */
  isClosed: boolean;
  /** An event changed what lies ahead of him. */
  isDisturbed: boolean;
}

export function cutDay(
  engineer: EngineerDescription,
  route: PlanRoute | undefined,
  placeOf: PlaceOf,
  { at, frozenSeconds }: Policy,
): CutDay {
  const shift = engineer.shift?.[0] ?? 0;
  const free = { at: Math.max(at, shift), place: engineer.startPlace };
  const steps = route?.steps ?? idleMorning(engineer, at);
  const until = at + frozenSeconds;
  let count = 1;
  for (let index = 1; index < steps.length; index++) {
    const step = steps[index]!;
    const before = steps[count - 1]!;
    const begin = step.arrival + step.waiting;
    if (step.kind === 'break') {
      // A break on the road binds him to what he drives to; one where he is does not.
      if (begin < until && step.travel === before.travel && count === index) count = index + 1;
      continue;
    }
    const pauses = steps.slice(count, index);
    const pausing = pauses.reduce((sum, one) => sum + one.duration, 0);
    const isOnTheRoad = pauses.some(one => one.arrival + one.waiting < until);
    if (step.kind === 'end') {
      const isHomeward = isOnTheRoad || step.arrival - (step.travel - before.travel) - pausing < at;
      const home = isHomeward ? { homeAt: step.arrival } : {};
      return { ...cut(steps, count, free, placeOf), ...home, isClosed: isHomeward, isDisturbed: false };
    }
    if (!isOnTheRoad && begin - (step.travel - before.travel) - pausing >= until)
      return openDay(engineer, at, cut(steps, count, free, placeOf));
    count = index + 1;
  }
  return openDay(engineer, at, cut(steps, steps.length, free, placeOf));
}

/** Who has had nothing to do has had his breaks. */
function idleMorning({ shift, breaks = [], startPlace }: EngineerDescription, at: number): PlanStep[] {
  let clock = shift?.[0] ?? 0;
  const idle = { waiting: 0, setup: 0, duration: 0, travel: 0 };
  const steps: PlanStep[] = [
    { ...idle, kind: 'start', arrival: clock, ...(startPlace === undefined ? {} : { place: startPlace }) },
  ];
  for (const { id, windows, durationSeconds } of breaks) {
    const window = windows.find(([, to]) => to >= clock);
    const begin = Math.max(clock, window?.[0] ?? Infinity);
    if (begin >= at) break;
    steps.push({
      ...idle,
      kind: 'break',
      id,
      arrival: clock,
      waiting: begin - clock,
      duration: durationSeconds,
    });
    clock = begin + durationSeconds;
  }
  return steps;
}

/** Closed when the shift and all overtime is over, or will be before his break ends. */
function openDay(
  engineer: EngineerDescription,
  at: number,
  day: Omit<CutDay, 'isClosed' | 'isDisturbed'>,
): CutDay {
  const closes = latestEnd(engineer);
  // What takes no time may still stand at the very end.
  const isOver = day.open.length > 0 ? closes < at : closes <= at;
  return { ...day, isClosed: isOver || day.free.at > closes, isDisturbed: false };
}

function cut(
  steps: readonly PlanStep[],
  count: number,
  free: CutDay['free'],
  placeOf: PlaceOf,
): Omit<CutDay, 'isClosed' | 'isDisturbed'> {
  const planned = steps.slice(count);
  const open = planned.flatMap(step => (step.kind === 'job' ? [step.id!] : []));
  if (count <= 1) return { fixed: [], open, planned, free };
  const fixed = steps.slice(0, count);
  const last = fixed.at(-1)!;
  const visited = fixed.findLast(isVisit);
  return {
    fixed,
    open,
    planned,
    free: {
      at: Math.max(free.at, last.arrival + last.waiting + last.setup + last.duration),
      place: visited ? placeOf(visited) : free.place,
    },
  };
}

/** Jobs that are done or under way, in order. */
export function doneOf({ fixed }: Pick<CutDay, 'fixed'>): number[] {
  return fixed.flatMap(step => (step.kind === 'job' ? [step.id!] : []));
}

/** Has he been anywhere, or is he on his way: to a job or to a depot? */
export function hasLeft({ fixed }: Pick<CutDay, 'fixed'>): boolean {
  return fixed.some(isVisit);
}

/** Stops at depots before jobs that are still open, as a running plan states them. */
export function openStops({ planned, open }: Pick<CutDay, 'planned' | 'open'>): RouteStop[] {
  let behind = 0;
  const stops: RouteStop[] = [];
  for (const { kind, id } of planned)
    if (kind === 'depot') stops.push({ depot: id!, behind });
    else if (kind === 'job' && open.includes(id!)) behind++;
  return stops.filter(stop => stop.behind < open.length);
}

/** From place to place up to where he is free. */
export function legsDone(
  { startPlace }: EngineerDescription,
  day: Pick<CutDay, 'fixed'>,
  placeOf: PlaceOf,
): [from: number, to: number][] {
  const places = [
    ...(startPlace === undefined ? [] : [startPlace]),
    ...day.fixed.filter(isVisit).map(placeOf),
  ];
  return places.slice(1).map((to, index) => [places[index]!, to]);
}

/** Where somebody is at a job or a depot. */
export type PlaceOf = (step: PlanStep) => number;

export function placesOf({ jobs, depots = [] }: Pick<ProblemDescription, 'jobs' | 'depots'>): PlaceOf {
  const places = new Map(jobs.map(({ id, place }) => [id, place]));
  const stops = new Map(depots.map(({ id, place }) => [id, place]));
  return ({ kind, id }) => (kind === 'depot' ? stops : places).get(id!)!;
}

function isVisit({ kind }: PlanStep): boolean {
  return kind === 'job' || kind === 'depot';
}
