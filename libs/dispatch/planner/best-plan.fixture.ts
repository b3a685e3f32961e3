import { expect } from '@jest/globals';
import type { ProblemDescription } from '../model/description';
import type { BruteScore } from './brute-force.fixture';
import { plan } from './plan';
import type { Plan } from './plan-model';

/** Prices are kept in hundredths per leg. */
const alike = 0.1;

/** The plan of a small problem serves as much as trying everything does, at the same price. */
export function expectBest(
  problem: ProblemDescription,
  seed: number,
  tryAll: (problem: ProblemDescription) => BruteScore,
): void {
  const best = tryAll(problem);
  const made = plan(problem, { iterations: 3_000, seed });
  expectAsServed(made, best);
  expect(Math.abs(made.cost - best.cost)).toBeLessThan(alike);
}

const otherWalks = 20;

/**
 * `expectBest` where a walk may be unlucky: of 3,000 small problems whose times and sharing have a price, one has a good plan that no
 * cheap step leaves. The walk then serves as much, at a price that is no less than the best, and another one gets there.
 * Answers whether it was lucky; who asks says how often it must be.
 */
export function expectBestByWalks(
  problem: ProblemDescription,
  seed: number,
  tryAll: (problem: ProblemDescription) => BruteScore,
): boolean {
  const best = tryAll(problem);
  const costOf = (made: Plan): number => {
    expectAsServed(made, best);
    expect(made.cost).toBeGreaterThan(best.cost - alike);
    return made.cost;
  };
  const first = costOf(plan(problem, { iterations: 3_000, seed }));
  let least = first;
  for (let walk = 1; walk <= otherWalks && least - best.cost >= alike; walk++)
    least = Math.min(least, costOf(plan(problem, { iterations: 10_000, seed: seed + walk })));
  expect(least - best.cost).toBeLessThan(alike);
  return least === first;
}

function expectAsServed(made: Plan, best: BruteScore): void {
  expect([made.unservedPriority, made.unserved.length]).toEqual([best.priority, best.jobs]);
}
