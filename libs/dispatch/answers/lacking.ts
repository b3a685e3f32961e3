import type { Problem } from '../model/problem';
import { obstacle } from '../model/compile';
import { amountOf, isNeedy, missingFor } from '../model/stock';
import { leftFor } from '../search/depot-stock';
import { allRoutes, setRoutes } from '../search/journal';
import { emptyRoutes, jobsOf } from '../search/routes';
import type { Routes } from '../search/routes';
import { offerBehind } from './offers';
import { firstLack, firstTooFew, isEnoughLeft } from './stops-laid';

/** So many of a kind of part, or a tool, that a job needs, and what is on the van when the shift begins. */
export interface Lacking {
  kind: number;
  isTool: boolean;
  needs: number;
  has: number;
}

export function lackingOf(
  { description: { engineers, jobs } }: Problem,
  engineer: number,
  job: number,
  { kind, isTool }: { kind: number; isTool: boolean },
): Lacking {
  const { stock, tools } = engineers[engineer]!;
  if (isTool) return { kind, isTool, needs: 1, has: tools?.includes(kind) ? 1 : 0 };
  return { kind, isTool, needs: amountOf(jobs[job]!.parts, kind), has: amountOf(stock, kind) };
}

/** What somebody who has room for a job lacks; or, with `isTooFew`, what no depot at which he may stop has enough of left. */
export interface LackOfOne extends Lacking {
  isTooFew: boolean;
}

/** What keeps a job that has no place from the first that it would have if it needed nothing, or null if that has none either. */
export function lackInTime(routes: Routes, engineer: number, job: number): Lacking | null {
  if (!isNeedy(routes.problem, job)) return null;
  const needless = needlessRoutes(routes, [job]);
  const nodes = nodesIfNeedless(routes, needless, engineer, job);
  const lack = nodes && firstLack(routes.problem, engineer, nodes);
  return lack && lackingOf(routes.problem, engineer, job, routes.problem.stock!.names[lack.kind]!);
}

/** The same of everybody, for any of the jobs that are in no route, depots that run out counted. O(engineers x jobs of the route) for a job. */
export function lacksInTime(routes: Routes): (job: number) => LackOfOne[] {
  const { problem } = routes;
  const needless = needlessRoutes(routes, routes.absent.subarray(0, routes.absentCount));
  const engineers = Array.from({ length: problem.engineerCount }, (_, engineer) => ({
    engineer,
    left: leftFor(routes, engineer),
  }));
  return job =>
    engineers.flatMap(({ engineer, left }) => {
      const nodes = nodesIfNeedless(routes, needless, engineer, job);
      const lack =
        nodes && (firstLack(problem, engineer, nodes) ?? firstTooFew(problem, engineer, nodes, left));
      if (!lack) return [];
      const isTooFew = left !== null && !isEnoughLeft(problem, engineer, nodes, lack.kind, left);
      return [{ ...lackingOf(problem, engineer, job, problem.stock!.names[lack.kind]!), isTooFew }];
    });
}

function needlessRoutes(routes: Routes, jobs: Iterable<number>): Routes {
  const needless = emptyRoutes(withoutNeeds(routes.problem, jobs));
  setRoutes(needless, allRoutes(routes));
  return needless;
}

/** A route with a job at the first place that it would have if it needed nothing, or null. */
function nodesIfNeedless(
  routes: Routes,
  needless: Routes,
  engineer: number,
  job: number,
): readonly number[] | null {
  const nodes = jobsOf(routes, engineer);
  const at = [routes.problem.jobCount + engineer, ...nodes].findIndex(node =>
    offerBehind(needless, engineer, job, node),
  );
  return at === -1 ? null : nodes.toSpliced(at, 0, job);
}

/** Has any depot what is lacking? */
export function isInSomeDepot({ stock }: Problem, { kind, isTool }: Lacking): boolean {
  const at = stock!.names.findIndex(name => name.kind === kind && name.isTool === isTool);
  return stock!.supplied[at] === 1;
}

/** He who may not do one only for what he lacks may do it then. */
function withoutNeeds(problem: Problem, jobs: Iterable<number>): Problem {
  const stock = problem.stock!;
  const { kinds } = stock;
  const needless: Problem = {
    ...problem,
    allowed: problem.allowed.slice(),
    stock: { ...stock, isNeedy: stock.isNeedy.slice(), needs: stock.needs.slice() },
  };
  const { engineerCount, jobCount, allowed, pinned } = needless;
  for (const job of jobs) {
    if (stock.isNeedy[job] === 0) continue;
    needless.stock!.isNeedy[job] = 0;
    needless.stock!.needs.fill(0, job * kinds, (job + 1) * kinds);
    for (let engineer = 0; engineer < engineerCount; engineer++) {
      if (missingFor(problem, engineer, job) === null) continue;
      const isHis = pinned[job] === -1 || pinned[job] === engineer;
      if (isHis && obstacle(needless, engineer, job) === null) allowed[engineer * jobCount + job] = 1;
    }
  }
  return needless;
}
