import { BadProblem } from '../model/description';
import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';
import { shiftsOf } from '../model/people';
import type { Plan } from '../planner/plan-model';
import { cutDay, placesOf } from './cut-day';
import type { CutDay } from './cut-day';
import { boundToCrew, keepableCrews, keepableGroups, keepableOrder, mustMove } from './bound-to-done';
import { keepable, mayWait } from './keepable';
import { pushShifts } from './push-shifts';
import { keepableLimits } from './spent';
import type { DayEvent, Policy } from './replan-model';

export interface Disturbed {
  problem: ProblemDescription;
  days: Map<number, CutDay>;
  /** Jobs that must find somebody: taken from the sick and from those who declined, and the new ones. */
  homeless: Set<number>;
  urgent: Set<number>;
  /** The moment at which all of that is known. */
  at: number;
}

/** @throws BadProblem naming the event that does not fit the day. */
export function applyEvents(
  description: ProblemDescription,
  plan: Plan,
  events: readonly DayEvent[],
  policy: Policy,
): Disturbed {
  const jobs = new Map(description.jobs.map(job => [job.id, job]));
  const routes = new Map(plan.routes.map(route => [route.engineer, route]));
  const days = new Map<number, CutDay>();
  const placeOf = placesOf(description);
  for (const engineer of description.engineers)
    days.set(engineer.id, cutDay(engineer, routes.get(engineer.id), placeOf, policy));
  const homeless = new Set<number>();
  const urgent = new Set<number>();
  for (const [index, event] of events.entries()) {
    const field = `events[${index}]`;
    if (event.kind === 'emergency' || (event.kind === 'no-access' && event.retry)) {
      const job = event.kind === 'emergency' ? event.job : event.retry!;
      if (jobs.has(job.id)) throw new BadProblem(`${field}.job.id`, `${job.id} is there already`);
      jobs.set(job.id, mayWait(job));
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
      // Who is on his way home already goes on.
      if (!day.isClosed) day.isDisturbed = true;
      day.open = [];
      day.isClosed = true;
    }
    if (event.kind === 'declined')
      decline(event, field, days, jobs, homeless, shiftsOf(description.engineers, event.engineer));
  }
  const engineers = pushShifts(description, days);
  for (const [id, day] of days) {
    const steps = routes.get(id)?.steps.filter(step => day.open.includes(step.id ?? Number.NaN)) ?? [];
    if (steps.some(step => mustMove(jobs.get(step.id!)!, step.arrival + step.waiting, days)))
      day.isDisturbed = true;
    if (!day.isDisturbed) continue;
    engineers.set(id, keepable(engineers.get(id)!, day, description));
    for (const job of day.open) jobs.set(job, mayWait(jobs.get(job)!));
  }
  return {
    problem: {
      ...description,
      engineers: [...engineers.values()].map(one => withStopsMade(one, days.get(one.id)!)),
      jobs: [...jobs.values()].map(job => {
        const after = keepableOrder(job, days);
        const bound = { ...boundToCrew(job, description, days), after };
        // What it waits for may have happened anywhere.
        const isCrew = description.together?.some(group => group.includes(job.id));
        // So may what his person has had of his limits.
        const isBound = after.length > 0 || isCrew || description.people !== undefined;
        return events.length > 0 && isBound ? mayWait(bound) : bound;
      }),
      people: keepableLimits({ ...description, engineers: [...engineers.values()] }, days),
      sameEngineer: keepableGroups(description, events, days),
      together: keepableCrews(description, days),
    },
    days,
    homeless,
    urgent,
    at: policy.at,
  };
}

function withStopsMade(engineer: EngineerDescription, { fixed }: CutDay): EngineerDescription {
  const stopsMade = fixed.filter(step => step.kind === 'depot').length;
  return stopsMade === (engineer.stopsMade ?? 0) ? engineer : { ...engineer, stopsMade };
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
  jobs.set(job.id, {
    ...job,
    setupSeconds: setup,
    setupPerType: undefined,
    durationSeconds: duration,
    isTimed: true,
    // Where nobody was let in nothing was used up.
    ...(event.kind === 'no-access' ? { parts: undefined, tools: undefined } : {}),
  });
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
  shifts: readonly number[],
): void {
  const job = jobs.get(event.job);
  const day = days.get(event.engineer);
  if (!job) throw new BadProblem(`${field}.job`, `there is no job ${event.job}`);
  if (!day) throw new BadProblem(`${field}.engineer`, `there is no engineer ${event.engineer}`);
  if (day.fixed.some(step => step.kind === 'job' && step.id === job.id))
    throw new BadProblem(`${field}.job`, `visit ${event.job} is under way or done`);
  jobs.set(job.id, { ...job, pinnedTo: undefined, never: [...(job.never ?? []), ...shifts] });
  for (const shift of shifts) {
    const own = days.get(shift)!;
    if (!own.open.includes(job.id)) continue;
    own.open = own.open.filter(id => id !== job.id);
    own.isDisturbed = true;
    homeless.add(job.id);
  }
}
