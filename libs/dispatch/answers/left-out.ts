import type { Problem } from '../model/problem';
import { isNeedy } from '../model/stock';
import { setRoutes } from '../search/journal';
import { emptyRoutes } from '../search/routes';
import type { Routes } from '../search/routes';
import { isInSomeDepot, lacksInTime } from './lacking';
import type { LackOfOne } from './lacking';

/**
 * Why jobs of the rest of a day (by index) are left out of these routes, of which all that has orders is held: the part or tool that those lack
 * who have room for it, or that nobody has room. O(engineers x jobs of the route) for a job that needs anything.
 */
export function whyLeftOut(problem: Problem, lists: readonly (readonly number[])[]): (job: number) => string {
  const routes = emptyRoutes(problem);
  if (problem.stock !== null) setRoutes(routes, lists);
  const lacking = whatIsLacking(routes);
  return job => {
    const { pinnedTo } = problem.description.jobs[job]!;
    const only = pinnedTo === undefined ? null : `engineer ${pinnedTo}, the only one who may do it,`;
    const lacks = lacking(job);
    if (lacks === null) return only ? `${only} has no room left` : 'no engineer has room for it today';
    return `${only ?? 'whoever has room for it today'} ${lacks}`;
  };
}

/** What all those lack who have room for a job that is in none of these routes; null if it needs nothing, or nobody has room. */
export function whatIsLacking(routes: Routes): (job: number) => string | null {
  const { problem } = routes;
  let lacksOf: ((job: number) => LackOfOne[]) | null = null;
  return job => {
    if (!isNeedy(problem, job)) return null;
    const lacks = (lacksOf ??= lacksInTime(routes))(job);
    if (lacks.length === 0) return null;
    const names = new Set(lacks.map(({ kind, isTool }) => `${isTool ? 'tool' : 'part'} ${kind}`));
    return `lacks ${[...names].join(' or ')}${whyNotFetched(problem, lacks)}`;
  };
}

function whyNotFetched(problem: Problem, lacks: readonly LackOfOne[]): string {
  const isThere = (lack: LackOfOne) => isInSomeDepot(problem, lack);
  if (!lacks.some(isThere)) return ', which no depot has';
  if (!lacks.every(isThere)) return '';
  if (lacks.every(({ isTooFew }) => isTooFew)) return ', of which no depot has enough left';
  return lacks.some(({ isTooFew }) => isTooFew) ? '' : ' and has no time to fetch it';
}
