import { BadProblem } from '../model/description';
import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';
import type { Plan, PlanRoute, PlanStep } from '../planner/plan-model';
import type { DayEvent, Policy } from './replan-model';

/** One engineer's day, cut where it can still be changed. */
export interface CutDay {
  /** Done or under way: never changed again. Begins with the start. */
  fixed: PlanStep[];
  /** Jobs behind that, in order. */
  open: number[];
  /** Where and when he is free. */
  free: { at: number; place: number | undefined };
  /** Takes no more jobs: sick, or on his way home. */
  isClosed: boolean;
  /** An event changed what lies ahead of him. */
  isDisturbed: boolean;
}

export interface Disturbed {
  problem: ProblemDescription;
  days: Map<number, CutDay>;
  /** Jobs that must find somebody: taken from the sick and from those who declined, and the new ones. */
  homeless: Set<number>;
  urgent: Set<number>;
}

/** @throws BadProblem naming the event that does not fit the day. */
export function applyEvents(
  description: ProblemDescription,
  plan: Plan,
  events: readonly DayEvent[],
  policy: Policy,
): Disturbed {
  const jobs = new Map(description.jobs.map(job => [job.id, job]));
  const engineers = new Map(description.engineers.map(one => [one.id, one]));
  const routes = new Map(plan.routes.map(route => [route.engineer, route]));
  const days = new Map<number, CutDay>();
  for (const engineer of description.engineers)
    days.set(engineer.id, cutDay(engineer, routes.get(engineer.id), jobs, policy));
  const homeless = new Set<number>();
  const urgent = new Set<number>();
  for (const [index, event] of events.entries()) {
    const field = `events[${index}]`;
    if (event.kind === 'emergency' || (event.kind === 'no-access' && event.retry)) {
      const job = event.kind === 'emergency' ? event.job : event.retry!;
      if (jobs.has(job.id)) throw new BadProblem(`${field}.job.id`, `${job.id} is there already`);
      jobs.set(job.id, job);
      homeless.add(job.id);
      if (event.kind === 'emergency') urgent.add(job.id);
    }
    if (event.kind === 'overrun' || event.kind === 'no-access') endVisit(event, field, policy.at, days, jobs);
    if (event.kind === 'sick') {
      const day = days.get(event.engineer);
      if (!day) throw new BadProblem(`${field}.engineer`, `there is no engineer ${event.engineer}`);
      for (const job of day.open) {
        homeless.add(job);
        jobs.set(job, { ...jobs.get(job)!, pinnedTo: undefined });
      }
      day.open = [];
      day.isClosed = day.isDisturbed = true;
    }
    if (event.kind === 'declined') decline(event, field, days, jobs, homeless);
  }
  for (const [id, day] of days) engineers.set(id, keepable(engineers.get(id)!, day, description));
  return {
    problem: { ...description, engineers: [...engineers.values()], jobs: [...jobs.values()] },
    days,
    homeless,
    urgent,
  };
}

function cutDay(
  engineer: EngineerDescription,
  route: PlanRoute | undefined,
  jobs: ReadonlyMap<number, JobDescription>,
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
      return { ...cut(steps, count, free, jobs), isClosed: isHomeward, isDisturbed: false };
    }
    if (!isOnTheRoad && begin - (step.travel - before.travel) - pausing >= until)
      return {
        ...cut(steps, count, free, jobs),
        isClosed: isOver(engineer, at),
        isDisturbed: false,
      };
    count = index + 1;
  }
  return { ...cut(steps, steps.length, free, jobs), isClosed: isOver(engineer, at), isDisturbed: false };
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

function isOver({ shift }: EngineerDescription, at: number): boolean {
  return (shift?.[1] ?? Infinity) <= at;
}

function cut(
  steps: readonly PlanStep[],
  count: number,
  free: CutDay['free'],
  jobs: ReadonlyMap<number, JobDescription>,
): Pick<CutDay, 'fixed' | 'open' | 'free'> {
  const open = steps.slice(count).flatMap(step => (step.kind === 'job' ? [step.id!] : []));
  if (count <= 1) return { fixed: [], open, free };
  const fixed = steps.slice(0, count);
  const last = fixed.at(-1)!;
  const visited = fixed.findLast(step => step.kind === 'job');
  return {
    fixed,
    open,
    free: {
      at: Math.max(free.at, last.arrival + last.waiting + last.setup + last.duration),
      place: visited ? jobs.get(visited.id!)!.place : free.place,
    },
  };
}

/** Gives the visit under way another end. */
function endVisit(
  event: { kind: string; job: number; endsAt: number },
  field: string,
  at: number,
  days: ReadonlyMap<number, CutDay>,
  jobs: Map<number, JobDescription>,
): void {
  const day = [...days.values()].find(
    one => one.fixed.findLast(step => step.kind === 'job')?.id === event.job,
  );
  const last = day?.fixed.at(-1);
  const job = jobs.get(event.job);
  if (!day || !job || last?.kind !== 'job')
    throw new BadProblem(`${field}.job`, `visit ${event.job} is not under way`);
  const begin = last.arrival + last.waiting;
  if (!(event.endsAt >= begin && event.endsAt <= 1e12))
    throw new BadProblem(`${field}.endsAt`, `must be a moment after the begin of the visit, ${begin}`);
  const setup = Math.min(last.setup, event.endsAt - begin);
  const duration = event.endsAt - begin - setup;
  jobs.set(job.id, { ...job, setupSeconds: setup, durationSeconds: duration });
  day.fixed = [...day.fixed.slice(0, -1), { ...last, setup, duration }];
  day.free = { ...day.free, at: Math.max(at, event.endsAt) };
  day.isDisturbed = true;
}

function decline(
  event: { job: number; engineer: number },
  field: string,
  days: ReadonlyMap<number, CutDay>,
  jobs: Map<number, JobDescription>,
  homeless: Set<number>,
): void {
  const job = jobs.get(event.job);
  const day = days.get(event.engineer);
  if (!job) throw new BadProblem(`${field}.job`, `there is no job ${event.job}`);
  if (!day) throw new BadProblem(`${field}.engineer`, `there is no engineer ${event.engineer}`);
  if (day.fixed.some(step => step.kind === 'job' && step.id === job.id))
    throw new BadProblem(`${field}.job`, `visit ${event.job} is under way or done`);
  jobs.set(job.id, { ...job, pinnedTo: undefined, never: [...(job.never ?? []), event.engineer] });
  if (!day.open.includes(job.id)) return;
  day.open = day.open.filter(id => id !== job.id);
  day.isDisturbed = true;
  homeless.add(job.id);
}

/**
 * An overrun may take away a break, or the end of the shift: what cannot be kept any more is not asked for. The shift ends
 * when he can be home without another job.
 */
function keepable(
  engineer: EngineerDescription,
  day: CutDay,
  { matrices }: ProblemDescription,
): EngineerDescription {
  if (!day.isDisturbed) return engineer;
  const taken = day.fixed.filter(step => step.kind === 'break').length;
  const breaks = (engineer.breaks ?? []).filter(
    ({ windows }, index) => index < taken || (!day.isClosed && windows.at(-1)![1] >= day.free.at),
  );
  const { place } = day.free;
  const row = place === undefined ? undefined : matrices[engineer.profile]!.durations[place];
  const seconds = (engineer.endPlace === undefined ? 0 : row?.[engineer.endPlace]) ?? 0;
  let home = day.free.at + Math.round(seconds / (engineer.speedFactor ?? 1));
  for (const { windows, durationSeconds } of breaks.slice(taken)) {
    const window = windows.find(([, to]) => to >= home) ?? windows.at(-1)!;
    home = Math.max(home, window[0]) + durationSeconds;
  }
  const { shift } = engineer;
  const isLate = day.fixed.length > 0 && shift !== undefined && home > shift[1];
  return { ...engineer, breaks, ...(isLate ? { shift: [shift[0], home] as const } : {}) };
}
