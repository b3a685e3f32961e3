import { compile } from '../model/compile';
import type { ProblemDescription } from '../model/description';
import type { Problem } from '../model/problem';
import { noPromises } from '../model/promises';
import { round } from '../planner/plan';
import type { PlanOptions } from '../planner/plan';
import type { Plan } from '../planner/plan-model';
import { verify } from '../planner/verify';
import { annealDefaults, beginSearch, run } from '../search/anneal';
import { allRoutes, setRoutes } from '../search/journal';
import { changedCount } from '../search/promise-price';
import { emptyRoutes } from '../search/routes';
import { applyEvents } from './apply-events';
import type { Disturbed } from './apply-events';
import { appointments, changesBetween } from './changes';
import { placeHomeless } from './first-answer';
import { policyDefaults } from './replan-model';
import type { DayEvent, Policy, Replan, ReplanPolicy } from './replan-model';
import { joined, restOf } from './rest-of-day';

/** The plan stands already: a fraction of the heat of a plan from nothing. */
const hottest = annealDefaults.hottest / 10;

/**
 * The running day after something has happened: a feasible answer at once (told first), then better ones for the budget.
 * What is done or under way stays; a day that nothing changes keeps every moment. Better is, level by level: less priority
 * left out, fewer jobs left out, then the way, the waiting of emergencies and the moved promises together, priced by the
 * policy. Every plan that leaves has passed `verify` against `problem`, the description after the events.
 *
 * @throws BadProblem naming the event that does not fit the day, or what makes no sense in the problem.
 */
export function replan(
  description: ProblemDescription,
  plan: Plan,
  events: readonly DayEvent[],
  given: ReplanPolicy,
  options: PlanOptions,
  onBetter?: (better: Replan) => void,
): Replan {
  const policy: Policy = { ...policyDefaults, ...given };
  const { iterations = Infinity, budgetMs = Infinity, now, seed = annealDefaults.seed, isStopped } = options;
  const begun = now?.() ?? 0;
  const disturbed = applyEvents(description, plan, events, policy);
  const rest = compile(restOf(disturbed), true);
  const timing = promise(rest, plan, disturbed, policy);
  const routes = emptyRoutes(rest);
  const index = new Map(rest.description.jobs.map((job, at) => [job.id, at]));
  const order = rest.description.engineers.map(one => (one.route ?? []).map(id => index.get(id)!));
  setRoutes(routes, order);
  const indices = (ids: Iterable<number>) => [...ids].map(id => index.get(id)!);
  placeHomeless(
    routes,
    indices(disturbed.homeless),
    new Set(indices(disturbed.urgent)),
    policy.at + policy.respondSeconds,
  );
  const answer = (lists: readonly (readonly number[])[], count: number): Replan => {
    const made = { ...joined(plan, disturbed, rest, lists, timing), iterations: count };
    const faults = verify(disturbed.problem, made);
    if (faults.length > 0) throw new Error(`the plan breaks a rule: ${faults[0]}`);
    return {
      problem: disturbed.problem,
      plan: made,
      changes: changesBetween(plan, made, policy.toleranceSeconds),
      changedEngineer: changedCount(rest, ownersOf(rest, lists)),
    };
  };
  const first = allRoutes(routes);
  if (iterations === 0 || budgetMs === 0 || events.length === 0) return answer(first, 0);
  onBetter?.(answer(first, 0));
  const search = beginSearch(rest, { ...annealDefaults, seed, hottest }, first);
  for (;;) {
    const elapsed = now && budgetMs < Infinity ? (now() - begun) / budgetMs : 0;
    const progress = Math.max(elapsed, search.iterations / iterations);
    if (rest.jobCount === 0 || !(progress < 1) || isStopped?.()) break;
    run(search, Math.min(round, iterations - search.iterations), progress);
  }
  return answer(search.best, search.iterations);
}

function ownersOf({ jobCount }: Problem, lists: readonly (readonly number[])[]): Int32Array {
  const owners = new Int32Array(jobCount).fill(-1);
  for (const [engineer, jobs] of lists.entries()) for (const job of jobs) owners[job] = engineer;
  return owners;
}

/** Prices what the running plan has promised; answers when each job is to begin. */
function promise(rest: Problem, plan: Plan, { homeless, urgent }: Disturbed, policy: Policy): Float64Array {
  const promises = { ...noPromises(rest), mostChanged: policy.mostChanged };
  const was = appointments(plan);
  const engineers = new Map(rest.description.engineers.map((one, index) => [one.id, index]));
  const timing = new Float64Array(rest.jobCount).fill(Number.NaN);
  for (const [job, { id }] of rest.description.jobs.entries()) {
    const appointment = was.get(id);
    if (urgent.has(id)) {
      timing[job] = -Infinity;
      promises.due[job] = policy.at;
      promises.latePrice[job] = policy.urgencyPrice * rest.costScale;
    }
    if (!appointment) continue;
    const ahead = Math.max(0, appointment.begin - policy.at);
    const nearness = 1 + Math.max(0, 1 - ahead / policy.nearSeconds);
    promises.engineer[job] = homeless.has(id) ? -1 : engineers.get(appointment.engineer)!;
    promises.changePrice[job] = policy.changeSeconds * nearness * rest.costScale;
    promises.due[job] = appointment.begin + policy.toleranceSeconds;
    promises.latePrice[job] = policy.latePrice * nearness * rest.costScale;
    timing[job] = appointment.begin;
  }
  rest.promises = promises;
  return timing;
}
