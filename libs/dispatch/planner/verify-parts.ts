import type { JobDescription, ProblemDescription } from '../model/description';
import type { Plan, PlanStep } from './plan-model';

/** How many parts a job is to be done in; 1 for one that is done in one piece. */
export function partsOf({ durationSeconds = 0, split }: JobDescription): number {
  if (!split || durationSeconds <= split.partSeconds) return 1;
  const rest = durationSeconds % split.partSeconds;
  return (durationSeconds - rest) / split.partSeconds + (rest > 0 ? 1 : 0);
}

/** What counts once, with the first part. Tools are needed for each. */
const withTheFirst = {
  demand: undefined,
  pickup: undefined,
  parts: undefined,
  preferred: undefined,
  due: undefined,
  preferredWindows: undefined,
} as const;

/** What a step asks for of its job: of one in parts its own length, and with the first part what counts once. */
export function askedIn(job: JobDescription, { part = 1 }: PlanStep): JobDescription {
  const { durationSeconds: whole = 0, durationPerType = {}, split } = job;
  if (!split || partsOf(job) === 1) return job;
  const from = split.partSeconds * (part - 1);
  const to = Math.min(whole, split.partSeconds * part);
  const perType = Object.entries(durationPerType).map(([type, seconds]) => [
    type,
    Math.round(seconds * (to / whole)) - Math.round(seconds * (from / whole)),
  ]);
  return {
    ...job,
    durationSeconds: to - from,
    durationPerType: Object.fromEntries(perType),
    ...(part > 1 ? withTheFirst : {}),
  };
}

/** Jobs in parts that are not whole, in order, by one person, or in shifts of their own. */
export function partFaults({ engineers, jobs }: ProblemDescription, { routes }: Plan): string[] {
  const steps = routes.flatMap(route =>
    route.steps.flatMap(step => (step.kind === 'job' ? [{ step, engineer: route.engineer }] : [])),
  );
  const whole = new Set(jobs.filter(job => partsOf(job) === 1).map(job => job.id));
  const faults = steps
    .filter(({ step }) => whole.has(step.id!) && (step.part !== undefined || step.parts !== undefined))
    .map(({ step }) => `job ${step.id} is not done in parts`);
  const personOf = new Map(engineers.map(one => [one.id, one.person ?? `engineer ${one.id}`]));
  for (const job of jobs.filter(one => !whole.has(one.id))) {
    const done = steps
      .filter(({ step }) => step.id === job.id)
      .sort((a, b) => (a.step.part ?? 0) - (b.step.part ?? 0));
    if (done.length === 0) continue;
    const count = partsOf(job);
    if (done.length !== count || done.some(({ step }, at) => step.part !== at + 1 || step.parts !== count))
      faults.push(`job ${job.id} is not done in ${count} parts`);
    if (new Set(done.map(({ engineer }) => personOf.get(engineer))).size > 1)
      faults.push(`parts of job ${job.id} are not with one engineer`);
    if (!job.split!.mayShareShift && new Set(done.map(({ engineer }) => engineer)).size < done.length)
      faults.push(`parts of job ${job.id} share a shift`);
    for (const [at, { step }] of done.entries()) {
      const before = done[at - 1]?.step;
      if (before && step.arrival + step.waiting < endOf(before))
        faults.push(`part ${step.part} of job ${job.id} begins before part ${before.part} has ended`);
    }
  }
  return faults;
}

/** When a job begins and when it has ended, all of its parts. */
export function timesOf({ routes }: Plan): Map<number, { begin: number; end: number }> {
  const times = new Map<number, { begin: number; end: number }>();
  for (const step of routes.flatMap(route => route.steps)) {
    if (step.kind !== 'job') continue;
    const { begin, end } = times.get(step.id!) ?? { begin: Infinity, end: -Infinity };
    times.set(step.id!, {
      begin: Math.min(begin, step.arrival + step.waiting),
      end: Math.max(end, endOf(step)),
    });
  }
  return times;
}

function endOf(step: PlanStep): number {
  return step.arrival + step.waiting + step.setup + step.duration;
}
