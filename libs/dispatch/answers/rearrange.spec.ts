import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ProblemDescription } from '../model/description';
import { plan } from '../planner/plan';
import type { Plan } from '../planner/plan-model';
import { verify } from '../planner/verify';
import { appointments } from './changes';
import { openStops } from './cut-day';
import { rearrange } from './rearrange';
import { withJobs } from '../planner/small-problem.fixture';
import { plannedDays, stockedDays } from './running-day.fixture';
import type { Day } from './running-day.fixture';
import { jobIds } from './standing';

const numRuns = Number(process.env.PLAN_RUNS ?? 30);
const nobody: ReadonlySet<number> = new Set();

/** The day as it stands, what is planned in the hands of its engineers; what is not planned is left away. */
function standingOf({ problem, made }: Day): ProblemDescription {
  const routes = new Map(made.routes.map(route => [route.engineer, jobIds(route)]));
  const stops = new Map(
    made.routes.map(route => [route.engineer, openStops({ planned: route.steps, open: jobIds(route) })]),
  );
  const planned = new Set([...routes.values()].flat());
  const left = withJobs(problem, id => planned.has(id));
  return {
    ...left,
    jobs: left.jobs.map(job => (job.pinnedTo === undefined ? job : { ...job, mayWait: true })),
    engineers: problem.engineers.map(one => ({
      ...one,
      route: routes.get(one.id) ?? [],
      routeStops: stops.get(one.id) ?? [],
    })),
  };
}

/** Takes all jobs from some engineers. */
function without(problem: ProblemDescription, isAway: (index: number) => boolean) {
  const homeless = new Set(problem.engineers.flatMap((one, index) => (isAway(index) ? one.route! : [])));
  const engineers = problem.engineers.map((one, index) =>
    isAway(index) ? { ...one, route: [], routeStops: [], maxJobs: 0 } : one,
  );
  const jobs = problem.jobs.map(job => (homeless.has(job.id) ? { ...job, pinnedTo: undefined } : job));
  return { homeless, problem: { ...problem, engineers, jobs } };
}

const changed = (before: Plan, after: Plan): number => {
  const was = appointments(before);
  return [...appointments(after)].filter(([job, { engineer }]) => was.get(job)?.engineer !== engineer).length;
};

describe('rearranging what is left of a day', () => {
  it('keeps every moment of a day to which nothing has happened', () => {
    fc.assert(
      fc.property(fc.oneof(plannedDays(), stockedDays(), stockedDays(false, 14, {}, true)), day => {
        const was = appointments(day.made);
        const again = rearrange(
          standingOf(day),
          { was, homeless: nobody, urgent: nobody },
          { at: 0 },
          { iterations: 0 },
        );
        expect(appointments(again)).toEqual(was);
      }),
      { numRuns },
    );
  });

  it('keeps the moment of a job that waits for another, although its engineer has a limit', () => {
    const problem: ProblemDescription = {
      matrices: { car: { durations: [[0]] } },
      engineers: [{ id: 100, person: 7, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 100] }],
      people: [{ id: 7, maxJobs: 5 }],
      jobs: [
        { id: 1, place: 0, durationSeconds: 5 },
        { id: 2, place: 0, after: [{ job: 1 }], preferredWindows: [[50, 60]] },
      ],
    };
    const made = plan(problem, { iterations: 20 });
    const was = appointments(made);
    expect(was.get(2)).toEqual({ engineer: 100, begin: 50 });
    const promised = { was, homeless: nobody, urgent: nobody };
    const again = rearrange(standingOf({ problem, made }), promised, { at: 0 }, { iterations: 0 });
    expect(appointments(again)).toEqual(was);
  });

  it('gives the jobs of those who are away to others, by every rule, and moves no more promises than it may', () => {
    fc.assert(
      fc.property(
        fc.oneof(plannedDays(true), stockedDays(true), stockedDays(true, 14, {}, true)),
        fc.nat(7),
        fc.nat(3),
        (day, away, mostChanged) => {
          const { homeless, problem } = without(standingOf(day), index => Boolean((away >> index) & 1));
          const promised = { was: appointments(day.made), homeless, urgent: nobody };
          const asked = () => rearrange(problem, promised, { at: 0, mostChanged }, { iterations: 150 });
          const made = asked();
          expect(verify(problem, made)).toEqual([]);
          const found = [...homeless].filter(job => appointments(made).has(job)).length;
          expect(changed(day.made, made) - found).toBeLessThanOrEqual(mostChanged);
          expect(asked()).toEqual(made);
        },
      ),
      { numRuns },
    );
  });
});
