import { expect } from '@jest/globals';
import type { ProblemDescription } from '../model/description';
import type { BruteScore } from './brute-force.fixture';
import { plan } from './plan';

/** The plan of a small problem serves as much as trying everything does, at the same price. */
export function expectBest(
  problem: ProblemDescription,
  seed: number,
  tryAll: (problem: ProblemDescription) => BruteScore,
): void {
  const made = plan(problem, { iterations: 3_000, seed });
  const best = tryAll(problem);
  expect([made.unservedPriority, made.unserved.length]).toEqual([best.priority, best.jobs]);
  // Prices are kept in hundredths per leg.
  expect(Math.abs(made.cost - best.cost)).toBeLessThan(0.1);
}
