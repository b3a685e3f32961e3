import type { Problem } from '../model/problem';
import { obstacle } from '../model/compile';
import { amountOf, isNeedy, missingFor } from '../model/stock';
import { allRoutes, setRoutes } from '../search/journal';
import { emptyRoutes, jobsOf } from '../search/routes';
import type { Routes } from '../search/routes';
import { offerBehind } from './offers';
import { firstLack } from './stops-laid';

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

/** What keeps a job that has no place from the first that it would have if it needed nothing, or null if that has none either. */
export function lackInTime(routes: Routes, engineer: number, job: number): Lacking | null {
  return isNeedy(routes.problem, job) ? lackBeside(routes, needlessRoutes(routes, job), engineer, job) : null;
}

/** `lackInTime` of everybody, of a job that needs something. */
export function lacksInTime(routes: Routes, job: number): Lacking[] {
  const needless = needlessRoutes(routes, job);
  const engineers = Array.from({ length: routes.problem.engineerCount }, (_, engineer) => engineer);
  return engineers.flatMap(engineer => lackBeside(routes, needless, engineer, job) ?? []);
}

function needlessRoutes(routes: Routes, job: number): Routes {
  const needless = emptyRoutes(withoutNeeds(routes.problem, job));
  setRoutes(needless, allRoutes(routes));
  return needless;
}

function lackBeside(routes: Routes, needless: Routes, engineer: number, job: number): Lacking | null {
  const { problem } = routes;
  const nodes = jobsOf(routes, engineer);
  const at = [problem.jobCount + engineer, ...nodes].findIndex(node =>
    offerBehind(needless, engineer, job, node),
  );
  const lack = at === -1 ? null : firstLack(problem, engineer, nodes.toSpliced(at, 0, job));
  return lack && lackingOf(problem, engineer, job, problem.stock!.names[lack.kind]!);
}

/** Has any depot what is lacking? */
export function isInSomeDepot({ stock }: Problem, { kind, isTool }: Lacking): boolean {
  const at = stock!.names.findIndex(name => name.kind === kind && name.isTool === isTool);
  return stock!.supplied[at] === 1;
}

/** He who may not do it only for what he lacks may do it then. */
function withoutNeeds(problem: Problem, job: number): Problem {
  const stock = problem.stock!;
  const { kinds } = stock;
  const needless: Problem = {
    ...problem,
    allowed: problem.allowed.slice(),
    stock: {
      ...stock,
      isNeedy: stock.isNeedy.with(job, 0),
      needs: stock.needs.slice().fill(0, job * kinds, (job + 1) * kinds),
    },
  };
  const { engineerCount, jobCount, allowed, pinned } = needless;
  for (let engineer = 0; engineer < engineerCount; engineer++) {
    if (missingFor(problem, engineer, job) === null) continue;
    const isHis = pinned[job] === -1 || pinned[job] === engineer;
    if (isHis && obstacle(needless, engineer, job) === null) allowed[engineer * jobCount + job] = 1;
  }
  return needless;
}
