import type { Problem } from '../model/problem';
import { areFeasible, isFeasible } from './feasible';
import { allRoutes, setRoute, setRoutes } from './journal';
import { renew, timedAlone, tornAt } from './order-moves';
import { emptyRoutes, refresh, unlink } from './routes';
import type { Routes } from './routes';
import { dropNeedless } from './stops';

type Lists = readonly (readonly number[])[];

/** Routes that can be timed together: without what waits for a job that is in none, and, if need be, without all that waits. */
export function mended(problem: Problem, lists: Lists): number[][] {
  const { orders } = problem;
  const routes = emptyRoutes(problem);
  setRoutes(routes, lists);
  if (!orders) return allRoutes(routes);
  let isChanged = true;
  while (isChanged) {
    isChanged = false;
    for (let link = 0; link < orders.count; link++)
      if (takeOut(routes, tornAt(routes, link))) isChanged = true;
  }
  dropAllNeedless(routes);
  if (areFeasible(routes) && renew(routes, null)) return allRoutes(routes);
  const free = emptyRoutes(problem);
  setRoutes(free, allRoutes(routes));
  for (const job of orders.to) takeOut(free, job);
  for (const [link, job] of orders.from.entries()) if (orders.isWhole[link] === 1) takeOut(free, job);
  dropAllNeedless(free);
  for (let engineer = 0; engineer < problem.engineerCount; engineer++)
    if (!isFeasible(free, engineer)) setRoute(free, engineer, []);
  return allRoutes(free);
}

function dropAllNeedless(routes: Routes): void {
  for (let engineer = 0; engineer < routes.problem.engineerCount; engineer++) dropNeedless(routes, engineer);
}

function takeOut(routes: Routes, job: number): boolean {
  const engineer = job === -1 ? -1 : routes.engineer[job]!;
  if (engineer === -1) return false;
  unlink(routes, job);
  refresh(routes, engineer);
  return true;
}

/** The problem with windows in which each of these routes, which `mended` lets be, can be timed on its own. */
export function problemForTimes(problem: Problem, lists: Lists): Problem {
  if (!problem.orders) return problem;
  const routes = emptyRoutes(problem);
  setRoutes(routes, lists);
  if (!renew(routes, null)) throw new RangeError('the routes cannot be timed together');
  return timedAlone(routes);
}
