import { BadProblem, plan } from '#dispatch';
import type { JobDescription, Plan, PlannedVisit, ProblemDescription } from '#dispatch';
import { spanOf } from './day';
import type { DayFacts, DayOrder } from './day';
import { describeDay, windowsIn } from './describe.rules';
import type { DescribedDay } from './describe.rules';
import { beginsWhileOpen, isOpenFor } from './open.rules';
import type { Begins } from './open.rules';
import { Paces } from './pace.rules';
import { floorMinute, MINUTE_MS } from './way';

/** A visit of the order in question, and whose it is. */
export interface OwnVisit extends PlannedVisit {
  engineerId: string;
}

/** A day as it stands around one order, which is job 0 of the problem. */
export interface StandingDay extends DescribedDay {
  job: JobDescription;
  /** The others alone. */
  others: ProblemDescription;
  /** What the calendars have, timed by the planner. With the order's own visit, if it has one that keeps the rules. */
  made: Plan;
  isPlanned: boolean;
  /** Labels of the visits, by the ids of their jobs. */
  labels: readonly string[];
}

/** What is in the calendars beside the order, and the order's own visits. */
export function withoutOwn(facts: DayFacts, label: string): { facts: DayFacts; own: OwnVisit[] } {
  const own = facts.plans.flatMap(({ engineerId, visits }) =>
    visits.filter(visit => visit.label === label).map(visit => ({ ...visit, engineerId })),
  );
  const plans = facts.plans.map(one => ({
    ...one,
    visits: one.visits.filter(visit => visit.label !== label),
  }));
  return { facts: { ...facts, plans }, own };
}

/** `facts` without the order's own visit; null if nobody works that day any more. */
export function standingDay(facts: DayFacts, order: DayOrder, own: OwnVisit | null): StandingDay | null {
  const described = describeDay(facts, [order]);
  const [first, ...rest] = described.problem.jobs;
  if (!first || described.stretches.length === 0) return null;
  const others = { ...described.problem, jobs: rest };
  const labels = ['', ...described.stretches.flatMap(({ fixed }) => fixed.map(visit => visit.label))];
  const job = own ? whereItIs(first, order, own, facts) : first;
  const mayBe = own !== null && isOpenFor(order.job, own) && mayBegin(job, beginOf(own, facts));
  const planned = mayBe ? planWith(described, job, own, spanOf(facts).start) : null;
  return {
    ...described,
    job,
    others,
    labels,
    isPlanned: planned !== null,
    made: planned ?? plan(others, { iterations: 0 }),
  };
}

/** As long as its visit is; a promise that the visit does not keep is no reason for where it is. */
function whereItIs(job: JobDescription, order: DayOrder, own: OwnVisit, facts: DayFacts): JobDescription {
  const { engineers } = facts;
  const minutes = Math.round((own.end - own.start) / MINUTE_MS);
  const engineer = engineers.find(one => one.id === own.engineerId);
  const duration = new Paces(engineers).durationOfVisit(order, minutes * 60, engineer);
  const isKept = job.windows !== undefined && mayBegin(job, beginOf(own, facts));
  // A length that was given by hand is the same for everybody, and may fit in where the usual one does not.
  const begins = duration.isTimed
    ? beginsWhileOpen({ ...order, job: { ...order.job, durationMinutes: minutes } })
    : beginsWhileOpen(order, engineers);
  return { ...job, ...duration, ...(isKept ? {} : { windows: openWindows(begins, facts) }) };
}

const beginOf = (own: OwnVisit, facts: DayFacts): number =>
  (floorMinute(own.start) - spanOf(facts).start) / 1_000;

/** A visit that only who is quicker than others can end while the site is open is one that a person has put there. */
const mayBegin = ({ windows }: JobDescription, begin: number): boolean =>
  windows?.some(([from, to]) => from <= begin && begin <= to) ?? true;

function openWindows(begins: readonly Begins[] | null, facts: DayFacts): JobDescription['windows'] {
  const { start } = spanOf(facts);
  return begins ? windowsIn(begins, at => Math.round((at - start) / 1_000)) : undefined;
}

/** Null if the visit is where the planner would never put it. */
function planWith(
  { stretches, problem }: DescribedDay,
  job: JobDescription,
  own: OwnVisit,
  dayStart: number,
): Plan | null {
  const pinnedTo = stretches.findIndex(
    one => one.engineerId === own.engineerId && one.start <= own.start && own.end <= one.end + one.overtimeMs,
  );
  if (pinnedTo === -1) return null;
  const begin = (floorMinute(own.start) - dayStart) / 1_000;
  const jobs = [{ ...job, pinnedTo, windows: [[begin, begin]] as const }, ...problem.jobs.slice(1)];
  try {
    return plan({ ...problem, jobs }, { iterations: 0 });
  } catch (error) {
    if (error instanceof BadProblem) return null;
    throw error;
  }
}
