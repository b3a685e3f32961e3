import { compile } from '../model/compile';
import { BadProblem } from '../model/description';
import type { ProblemDescription } from '../model/description';
import { partCount } from '../model/parts';
import type { Problem } from '../model/problem';
import { isStop, jobsToServe } from '../model/stock';
import { noPromises } from '../model/promises';
import { round } from '../planner/plan';
import type { PlanOptions } from '../planner/plan';
import { costOfRoutes } from '../planner/plan-cost';
import type { Plan } from '../planner/plan-model';
import { verify } from '../planner/verify';
import { beginSearch, run } from '../search/anneal';
import { allRoutes, setRoutes } from '../search/journal';
import { mended } from '../search/mend';
import { moreServed, scoreOf } from '../search/objective';
import type { Score } from '../search/objective';
import { changedCount } from '../search/promise-price';
import { emptyRoutes } from '../search/routes';
import { annealDefaults } from '../search/search-model';
import { withStopsBetween } from '../search/warm-start';
import { placeHomeless } from './first-answer';
import { whyLeftOut } from './left-out';
import { policyDefaults } from './replan-model';
import type { Appointment, Policy, ReplanPolicy } from './replan-model';
import { heldFor, timed } from './timing';
import type { Timing } from './timing';

/** The plan stands already: a fraction of the heat of a plan from nothing. */
const hottest = annealDefaults.hottest / 10;

/** What a running day has promised, and what of it fell away. */
export interface Promised {
  /** By job; none for a new one. An engineer who is not in the problem any more is -1. */
  was: ReadonlyMap<number, Appointment>;
  /** Jobs that must find somebody. */
  homeless: ReadonlySet<number>;
  /** Of these, the ones that should begin as soon as they can. */
  urgent: ReadonlySet<number>;
}

/**
 * The rest of a running day, already cut at the moment from which it can be changed: every engineer begins where and when
 * he is free, `route` has the jobs that he holds, in order, even if they do not fit any more. A feasible answer at once,
 * then better ones for the budget, as `replan` gives them. Times are kept where they can be.
 *
 * @throws BadProblem naming what makes no sense in the problem
 */
export function rearrange(
  description: ProblemDescription,
  promised: Promised,
  given: ReplanPolicy,
  options: PlanOptions,
): Plan {
  refuseParts(description);
  refuseCarriage(description);
  const policy: Policy = { ...policyDefaults, ...given };
  const rest = compile(description, true);
  const timing = promise(rest, promised, policy);
  return settle(rest, promised, policy, timing, options, (lists, iterations): Plan => {
    const held = heldFor(rest, lists, timing);
    const routes = lists.flatMap((jobs, engineer) =>
      jobs.length === 0 ? [] : [timed(held, engineer, jobs, timing)],
    );
    const planned = new Set(lists.flat());
    const left = rest.description.jobs.flatMap((_, job) =>
      planned.has(job) || isStop(rest, job) ? [] : [job],
    );
    const why = whyLeftOut(held, lists);
    const made: Plan = {
      routes,
      unserved: left.map(job => ({ id: rest.description.jobs[job]!.id, reason: why(job) })),
      unservedPriority: left.reduce((sum, job) => sum + rest.priority[job]!, 0),
      cost: costOfRoutes(description, routes),
      iterations,
    };
    const faults = verify(description, made);
    if (faults.length > 0) throw new Error(`the plan breaks a rule: ${faults[0]}`);
    return made;
  });
}

/** The parts of a job that are done, and those that are left, would have to be jobs of their own. */
export function refuseParts({ jobs }: ProblemDescription): void {
  const index = jobs.findIndex(job => partCount(job) > 1);
  if (index !== -1)
    throw new BadProblem(`jobs[${index}].split`, 'cannot be planned anew while the days are running');
}

/** What is on the van already would have to be told from what is still to be fetched. */
export function refuseCarriage({ jobs, shipments = [] }: ProblemDescription): void {
  const reason = 'cannot be planned anew while the days are running';
  if (shipments.length > 0) throw new BadProblem('shipments', reason);
  const index = jobs.findIndex(job => job.pickup?.some(amount => amount > 0));
  if (index !== -1) throw new BadProblem(`jobs[${index}].pickup`, reason);
}

type Lists = readonly (readonly number[])[];

/** From the routes as they stand to the best that the budget finds; `answer` makes of lists of jobs what is told. */
export function settle<Answer>(
  rest: Problem,
  { homeless, urgent }: Pick<Promised, 'homeless' | 'urgent'>,
  policy: Policy,
  timing: Timing,
  { iterations = Infinity, budgetMs = Infinity, now, seed = annealDefaults.seed, isStopped }: PlanOptions,
  answer: (lists: Lists, iterations: number) => Answer,
  onBetter?: (better: Answer) => void,
): Answer {
  const begun = now?.() ?? 0;
  const routes = emptyRoutes(rest);
  const index = new Map(rest.description.jobs.map((job, at) => [job.id, at]));
  const indices = (ids: Iterable<number>) => [...ids].map(id => index.get(id)!);
  setRoutes(
    routes,
    rest.description.engineers.map(({ route = [], routeStops = [] }, engineer) =>
      withStopsBetween(rest, engineer, indices(route), routeStops),
    ),
  );
  const respondBy = policy.at + policy.respondSeconds;
  placeHomeless(routes, indices(homeless), new Set(indices(urgent)), respondBy, timing);
  const first = mended(rest, allRoutes(routes));
  if (iterations === 0 || budgetMs === 0) return answer(first, 0);
  onBetter?.(answer(first, 0));
  const search = beginSearch(rest, { ...annealDefaults, seed, hottest }, first);
  for (;;) {
    const elapsed = now && budgetMs < Infinity ? (now() - begun) / budgetMs : 0;
    const progress = Math.max(elapsed, search.iterations / iterations);
    if (rest.jobCount === 0 || !(progress < 1) || isStopped?.()) break;
    run(search, Math.min(round, iterations - search.iterations), progress);
  }
  // Where orders meet breaks a search may not find its way back to where it began.
  const isWorse = rest.orders !== null && moreServed(scoreOfLists(rest, first), search.bestScore) > 0;
  return answer(isWorse ? first : search.best, search.iterations);
}

function scoreOfLists(rest: Problem, lists: Lists): Score {
  const routes = emptyRoutes(rest);
  setRoutes(routes, lists);
  return scoreOf(routes);
}

/** Promised jobs that changed engineer although they need not have. */
export function changedEngineers(rest: Problem, lists: Lists): number {
  const owners = new Int32Array(rest.jobCount).fill(-1);
  for (const [engineer, jobs] of lists.entries()) for (const job of jobs) owners[job] = engineer;
  return changedCount(rest, owners);
}

/** Prices what the running plan has promised; answers when each job is to begin. */
export function promise(rest: Problem, { was, homeless, urgent }: Promised, policy: Policy): Float64Array {
  const promises = { ...noPromises(rest), mostChanged: policy.mostChanged };
  const engineers = new Map(rest.description.engineers.map((one, index) => [one.id, index]));
  const timing = new Float64Array(rest.jobCount).fill(Number.NaN);
  for (const [job, { id }] of rest.description.jobs.slice(0, jobsToServe(rest)).entries()) {
    const appointment = was.get(id);
    if (urgent.has(id)) {
      timing[job] = -Infinity;
      promises.due[job] = policy.at;
      promises.latePrice[job] = policy.urgencyPrice * rest.costScale;
    }
    if (!appointment) continue;
    const ahead = Math.max(0, appointment.begin - policy.at);
    const nearness = 1 + Math.max(0, 1 - ahead / policy.nearSeconds);
    promises.engineer[job] = homeless.has(id) ? -1 : (engineers.get(appointment.engineer) ?? -1);
    promises.changePrice[job] = policy.changeSeconds * nearness * rest.costScale;
    promises.due[job] = appointment.begin + policy.toleranceSeconds;
    const factor = homeless.has(id) ? 1 : policy.keptFactor;
    promises.latePrice[job] = policy.latePrice * nearness * factor * rest.costScale;
    timing[job] = appointment.begin;
  }
  rest.promises = promises;
  return timing;
}
