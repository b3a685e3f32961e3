import { isCarried } from '../model/carriage';
import { obstacle } from '../model/compile';
import { statedName } from '../model/parts';
import type { Problem } from '../model/problem';
import { needsScarce } from '../model/scarce';
import { isStop } from '../model/stock';
import { whatIsLacking } from '../answers/left-out';
import { holdMoments } from '../search/hold';
import { setRoutes } from '../search/journal';
import { emptyRoutes } from '../search/routes';
import type { PlanRoute } from './plan-model';

/**
 * Why jobs (by index) are in none of these routes: what keeps how many engineers away, which part or tool those lack who have room for it,
 * or that those who could do it are busy with what matters more. `timed` has the routes that are not empty, in order.
 */
export function whyUnserved(
  problem: Problem,
  lists: readonly (readonly number[])[],
  timed: readonly PlanRoute[],
): (job: number) => string {
  const planned = new Set(lists.flat());
  let lacking: ((job: number) => string | null) | null = null;
  return job => {
    const missing = whatIsMissing(problem, job, planned);
    if (missing !== undefined) return `it waits for job ${missing}, which is left out`;
    const noneCould = whyNobodyCould(problem, job);
    if (noneCould !== null) return noneCould;
    const parts = problem.parts?.[job]?.parts;
    // What has a place only together with another is not asked for alone.
    if (parts === undefined && !isCarried(problem, job)) {
      lacking ??= whatIsLackingIn(problem, lists, timed);
      const lacks = lacking(job);
      const { pinnedTo } = problem.description.jobs[job]!;
      const who =
        pinnedTo === undefined
          ? 'whoever has room for it'
          : `engineer ${pinnedTo}, the only one who may do it,`;
      if (lacks !== null) return `${who} ${lacks}`;
    }
    const room = parts === undefined ? 'room' : `room for all of its ${parts} parts in their shifts`;
    const orParts = needsScarce(problem, job) ? ', or the depots too few parts left for it' : '';
    return `the engineers who could do it have no ${room}${orParts}${becauseOf(problem, job)}`;
  };
}

function whatIsLackingIn(
  problem: Problem,
  lists: readonly (readonly number[])[],
  timed: readonly PlanRoute[],
): (job: number) => string | null {
  if (problem.stock === null) return () => null;
  const routes = emptyRoutes(problem);
  setRoutes(routes, lists);
  const begins = new Float64Array(problem.jobCount).fill(Number.NaN);
  for (const [at, list] of lists.filter(jobs => jobs.length > 0).entries()) {
    const jobs = list.filter(node => !isStop(problem, node));
    const steps = timed[at]!.steps.filter(({ kind }) => kind === 'job');
    for (const [index, { arrival, waiting }] of steps.entries()) begins[jobs[index]!] = arrival + waiting;
  }
  return holdMoments(routes, begins) ? whatIsLacking(routes) : () => null;
}

/** What keeps how many engineers away, or null if some could do it on an empty day. */
function whyNobodyCould(problem: Problem, job: number): string | null {
  const counts = new Map<string, number>();
  const { carriage } = problem;
  const other = carriage === null ? -1 : Math.max(carriage.delivery[job]!, carriage.pickup[job]!);
  for (let engineer = 0; engineer < problem.engineerCount; engineer++) {
    const reason =
      obstacle(problem, engineer, job) ?? (other === -1 ? null : obstacle(problem, engineer, other));
    if (!reason) return null;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const reasons = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => `${count} of them: ${reason}`);
  return `none of ${problem.engineerCount} engineers; ${reasons.join('; ')}`;
}

function whatIsMissing(problem: Problem, job: number, planned: ReadonlySet<number>) {
  const { orders } = problem;
  if (!orders) return undefined;
  const links = [...orders.of.subarray(orders.at[job], orders.at[job + 1])];
  const missing = links
    .filter(link => orders.isCrew[link] === 0)
    .map(link => orders.from[link]!)
    .find(other => other !== job && !planned.has(other));
  return missing === undefined ? undefined : statedName(problem, missing).id;
}

/** Those that must be with it, or must not, may be what takes the room. */
function becauseOf(
  { stated: { jobs, sameEngineer = [], differentEngineer = [], together = [] } }: Problem,
  job: number,
) {
  const { id } = jobs[job]!;
  const groups = [...sameEngineer, ...differentEngineer, ...together].filter(group => group.includes(id));
  const others = [...new Set(groups.flat())].filter(other => other !== id);
  return others.length === 0 ? '' : `, beside its relations to jobs ${others.join(', ')}`;
}
