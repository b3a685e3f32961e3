import type { Problem } from '../model/problem';
import { amountOf, isNeedy } from '../model/stock';
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
  const { problem } = routes;
  if (!isNeedy(problem, job)) return null;
  const needless = emptyRoutes(withoutNeeds(problem, job));
  setRoutes(needless, allRoutes(routes));
  const nodes = jobsOf(routes, engineer);
  const at = [problem.jobCount + engineer, ...nodes].findIndex(node =>
    offerBehind(needless, engineer, job, node),
  );
  const lack = at === -1 ? null : firstLack(problem, engineer, nodes.toSpliced(at, 0, job));
  return lack && lackingOf(problem, engineer, job, problem.stock!.names[lack.kind]!);
}

function withoutNeeds(problem: Problem, job: number): Problem {
  const stock = problem.stock!;
  const { kinds } = stock;
  return {
    ...problem,
    stock: {
      ...stock,
      isNeedy: stock.isNeedy.with(job, 0),
      needs: stock.needs.slice().fill(0, job * kinds, (job + 1) * kinds),
    },
  };
}
