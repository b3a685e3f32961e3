import * as fc from 'fast-check';
import type { JobDescription, ProblemDescription } from '../model/description';
import { plan } from '../planner/plan';
import type { Plan, PlanStep } from '../planner/plan-model';
import { smallProblem } from '../planner/small-problem.fixture';
import type { Kinds } from '../planner/small-problem.fixture';
import { smallStock } from '../planner/small-stock.fixture';
import { replan } from './replan';
import type { DayEvent, Replan, ReplanPolicy } from './replan-model';

export const emergency = (
  problem: ProblemDescription,
  change: Partial<JobDescription> = {},
): JobDescription => ({
  id: 1_000,
  place: problem.jobs[0]!.place,
  durationSeconds: 10,
  priority: 100,
  ...change,
});

/** What may happen at one moment of a day; `which` chooses the visit or the engineer it happens to. */
export interface Happening {
  laterSeconds: number;
  kinds: { kind: DayEvent['kind']; which: number; seconds: number }[];
}

export interface Day {
  problem: ProblemDescription;
  made: Plan;
}

/** What happened at one moment, and what became of the day. */
export interface Chapter {
  at: number;
  before: Day;
  events: DayEvent[];
  first: Replan;
  answer: Replan;
}

const endOf = (step: PlanStep) => step.arrival + step.waiting + step.setup + step.duration;

export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.record({
    laterSeconds: fc.nat(80),
    kinds: fc.array(
      fc.record({
        kind: fc.constantFrom('emergency', 'overrun', 'sick', 'declined', 'no-access'),
        which: fc.nat(20),
        seconds: fc.nat(120),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A day as it was planned, some of its jobs pinned to those who do them. */
export function plannedDays(isRough = false, mostJobs = 20): fc.Arbitrary<Day> {
  return planned(smallProblem(mostJobs, isRough, { carriage: false }));
}

/** The same where jobs need parts and tools. */
export function stockedDays(
  isRough = false,
  mostJobs = 14,
  given: Partial<Kinds> = {},
  isScarce = false,
): fc.Arbitrary<Day> {
  return planned(smallStock(mostJobs, isRough, { carriage: false, ...given }, isScarce));
}

function planned(problems: fc.Arbitrary<ProblemDescription>): fc.Arbitrary<Day> {
  return fc
    .record({
      problem: problems,
      pins: fc.option(fc.nat(2 ** 20), { freq: 2, nil: 0 }),
    })
    .map(({ problem, pins }) => {
      const made = plan(problem, { iterations: 100 });
      const owners = new Map(
        made.routes.flatMap(({ engineer, steps }) =>
          steps.flatMap(step => (step.kind === 'job' ? [[step.id!, engineer] as const] : [])),
        ),
      );
      const jobs = problem.jobs.map((job, index) => {
        const owner = owners.get(job.id);
        return (pins >> index) & 1 && owner !== undefined ? { ...job, pinnedTo: owner } : job;
      });
      return { problem: { ...problem, jobs }, made };
    });
}

/** Visits that somebody is at. */
export function underWay(made: Plan, at: number): PlanStep[] {
  return made.routes
    .flatMap(route => route.steps)
    .filter(step => step.kind === 'job' && step.arrival + step.waiting < at && endOf(step) > at);
}

/** Those of the happenings that the day allows. */
function eventsOf({ problem, made }: Day, at: number, { kinds }: Happening): DayEvent[] {
  // Behind a visit that is not over yet: the way there, with any break on it, has not begun.
  const later = made.routes.flatMap(({ engineer, steps }) =>
    steps.flatMap((step, index) => {
      const before = steps.slice(0, index).findLast(one => one.kind !== 'break');
      return step.kind === 'job' && before && endOf(before) > at ? [{ engineer, job: step.id! }] : [];
    }),
  );
  const visits = underWay(made, at);
  const newId = Math.max(1_000, ...problem.jobs.map(job => job.id + 1));
  return kinds.flatMap(({ kind, which, seconds }, index): DayEvent[] => {
    const visit = visits[which % visits.length];
    const other = problem.jobs[which % problem.jobs.length]!;
    const { place, parts, tools } = other;
    const job = emergency(problem, { id: newId + index, place, durationSeconds: seconds, parts, tools });
    const declined = later[which % later.length];
    if (kind === 'emergency') return [{ kind, job }];
    if (kind === 'sick') return [{ kind, engineer: problem.engineers[which % problem.engineers.length]!.id }];
    if (kind === 'overrun') return visit ? [{ kind, job: visit.id!, endsAt: at + seconds }] : [];
    if (kind === 'declined') return declined ? [{ kind, ...declined }] : [];
    return visit ? [{ kind, job: visit.id!, endsAt: at, ...(which % 2 ? { retry: job } : {}) }] : [];
  });
}

/** Lets a day run: every answer is the plan of the next moment. */
export function run(
  day: Day,
  story: readonly Happening[],
  iterations = 150,
  given: Omit<ReplanPolicy, 'at'> = {},
): Chapter[] {
  const chapters: Chapter[] = [];
  let before = day;
  let at = 0;
  for (const happening of story) {
    at += happening.laterSeconds;
    const events = eventsOf(before, at, happening);
    const told: Replan[] = [];
    const answer = replan(before.problem, before.made, events, { ...given, at }, { iterations }, better =>
      told.push(better),
    );
    chapters.push({ at, before, events, first: told[0] ?? answer, answer });
    before = { problem: answer.problem, made: answer.plan };
  }
  return chapters;
}
