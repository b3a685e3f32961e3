import type { Problem } from '../model/problem';
import { isNeedy } from '../model/stock';
import { setRoutes } from '../search/journal';
import { emptyRoutes } from '../search/routes';
import { isInSomeDepot, lacksInTime } from './lacking';
import type { Lacking } from './lacking';

/**
 * Why jobs of the rest of a day (by index) are left out of these routes, of which all that has orders is held: the part or tool that those lack
 * who have room for it, or that nobody has room. O(engineers x jobs of the route) for a job that needs anything.
 */
export function whyLeftOut(problem: Problem, lists: readonly (readonly number[])[]): (job: number) => string {
  const routes = emptyRoutes(problem);
  if (problem.stock !== null) setRoutes(routes, lists);
  return job => {
    const { pinnedTo } = problem.description.jobs[job]!;
    const only = pinnedTo === undefined ? null : `engineer ${pinnedTo}, the only one who may do it,`;
    const lacks = isNeedy(problem, job) ? lacksInTime(routes, job) : [];
    if (lacks.length === 0) return only ? `${only} has no room left` : 'no engineer has room for it today';
    const names = new Set(lacks.map(({ kind, isTool }) => `${isTool ? 'tool' : 'part'} ${kind}`));
    const who = only ?? 'whoever has room for it today';
    return `${who} lacks ${[...names].join(' or ')}${whyNotFetched(problem, lacks)}`;
  };
}

function whyNotFetched(problem: Problem, lacks: readonly Lacking[]): string {
  if (lacks.every(lack => isInSomeDepot(problem, lack))) return ' and has no time to fetch it';
  return lacks.some(lack => isInSomeDepot(problem, lack)) ? '' : ', which no depot has';
}
