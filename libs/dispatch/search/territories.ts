import type { Problem } from '../model/problem';
import { below } from './random';
import type { Random } from './random';

/** Engineers who work next to each other, with the jobs of their routes and jobs left out that are near. */
export interface Territory {
  engineers: number[];
  jobs: number[];
}

type RouteLists = readonly (readonly number[])[];

/**
 * Cuts a plan into `count` territories of about as many jobs each. Every cut has another direction, so that what is at a
 * border now is in the middle of a territory the next time. Engineers and jobs are in exactly one. O(engineers x (log + jobs left out)).
 */
export function territoriesOf(
  problem: Problem,
  routes: RouteLists,
  count: number,
  random: Random,
): Territory[] {
  const { jobCount, engineerCount, width, place, durations } = problem;
  const seconds = durations[0]!;
  const apart = (one: number, other: number) => seconds[one * width + other]! + seconds[other * width + one]!;
  const centres = routes.map((jobs, engineer) => centreOf(problem, engineer, jobs, apart));
  const groups = cut(
    routes.flatMap((jobs, engineer) => (jobs.length > 0 ? [engineer] : [])),
    count,
  );
  const territories = groups.map(engineers => ({
    engineers,
    jobs: engineers.flatMap(engineer => [...routes[engineer]!]),
  }));
  const home = new Int32Array(engineerCount).fill(-1);
  for (const [index, { engineers }] of territories.entries())
    for (const engineer of engineers) home[engineer] = index;
  // Whoever has nothing to do yet goes where he lives; those who are all the same are dealt out.
  const sizes = new Map<number, number>();
  for (const group of problem.class) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const used = groups.flat();
  let dealt = 0;
  for (let engineer = 0; engineer < engineerCount; engineer++) {
    if (home[engineer] !== -1) continue;
    const isOneOfMany = sizes.get(problem.class[engineer]!)! > territories.length;
    const near = isOneOfMany ? -1 : nearest(centres[engineer]!, used);
    const index = near === -1 ? dealt++ % territories.length : home[near]!;
    territories[index]!.engineers.push(engineer);
    home[engineer] = index;
  }
  const planned = new Uint8Array(jobCount);
  for (const jobs of routes) for (const job of jobs) planned[job] = 1;
  const everybody = Array.from({ length: engineerCount }, (_, engineer) => engineer);
  for (let job = 0; job < jobCount; job++) {
    if (planned[job] === 1) continue;
    const able = everybody.filter(engineer => problem.allowed[engineer * jobCount + job] === 1);
    const near = nearest(place[job]!, able);
    territories[near === -1 ? 0 : home[near]!]!.jobs.push(job);
  }
  return territories;

  function nearest(to: number, engineers: readonly number[]): number {
    let found = -1;
    for (const engineer of engineers)
      if (found === -1 || apart(centres[engineer]!, to) < apart(centres[found]!, to)) found = engineer;
    return found;
  }

  function cut(engineers: number[], parts: number): number[][] {
    if (parts < 2 || engineers.length < 2) return [engineers];
    const pole = centres[engineers[below(random, engineers.length)]!]!;
    const other = engineers.reduce((far, one) =>
      apart(centres[one]!, pole) > apart(centres[far]!, pole) ? one : far,
    );
    const side = (engineer: number) =>
      apart(centres[engineer]!, pole) - apart(centres[engineer]!, centres[other]!);
    const sorted = [...engineers].sort((a, b) => side(a) - side(b) || a - b);
    const left = Math.floor(parts / 2);
    const total = sorted.reduce((sum, engineer) => sum + routes[engineer]!.length, 0);
    let at = 0;
    for (let jobs = 0; at < sorted.length - 1 && jobs < (total * left) / parts; at++)
      jobs += routes[sorted[at]!]!.length;
    return [...cut(sorted.slice(0, at), left), ...cut(sorted.slice(at), parts - left)];
  }
}

/** The stop of a route that is nearest to the others; where an engineer lives if he has nothing to do. */
function centreOf(
  { jobCount, place }: Problem,
  engineer: number,
  jobs: readonly number[],
  apart: (one: number, other: number) => number,
): number {
  let centre = place[jobCount + engineer]!;
  let least = Infinity;
  for (const job of jobs) {
    let sum = 0;
    for (const other of jobs) sum += apart(place[job]!, place[other]!);
    if (sum >= least) continue;
    least = sum;
    centre = place[job]!;
  }
  return centre;
}
