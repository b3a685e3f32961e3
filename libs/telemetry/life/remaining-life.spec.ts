import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Life } from './features';
import { localFit } from './local-fit';
import { PastLives } from './remaining-life';
import { lifeSettings } from './settings';

/** A bearing that runs well for `well` steps and then warms up by a degree a step, up to 60; a second metric is noise. */
function life(well: number, seed: number): Life {
  const steps = Array.from({ length: well + 60 }, (_, at) => [
    40 + Math.max(0, at - well) + Math.sin(at * 7 + seed),
    Math.cos(at * 11 + seed),
    3,
  ]);
  return { age: 0, steps };
}
const cut = (whole: Life, left: number): Life => ({ ...whole, steps: whole.steps.slice(0, -left) });
const some = (count: number): Life[] =>
  Array.from({ length: count }, (_, seed) => life(100 + seed * 9, seed));
const past = new PastLives(some(12));

describe('remaining life', () => {
  it('is told within some steps when wear is seen', () => {
    for (const left of [5, 15, 25, 35]) {
      const told = past.remaining(cut(life(133, 77), left));
      expect(Math.abs((told?.steps ?? Number.NaN) - left)).toBeLessThan(12);
      expect(told?.earliest).toBeLessThanOrEqual(left + 5);
      expect(told?.latest).toBeGreaterThanOrEqual(left - 5);
    }
  });

  it('is long while nothing wears', () => {
    const told = past.remaining(cut(life(200, 5), 150));
    expect(told?.steps).toBeGreaterThan(90);
    expect(told?.latest).toBe(lifeSettings.capSteps);
  });

  it('rests on several lives, and says on how many', () => {
    const told = past.remaining(cut(life(133, 77), 20));
    expect(told?.lives).toBe(12);
    expect(told?.similarLives).toBeGreaterThan(3);
  });

  it('is not told from too few lives, nor of a unit that has said little', () => {
    const few = new PastLives(some(lifeSettings.leastLives - 1));
    expect(few.areEnough).toBe(false);
    expect(few.remaining(cut(life(133, 7), 20))).toBeNull();
    expect(past.remaining({ age: 0, steps: life(100, 1).steps.slice(0, 10) })).toBeNull();
  });

  it('does not count a life that was too short to compare', () => {
    const short = { age: 0, steps: life(100, 1).steps.slice(0, 10) };
    const lives = some(lifeSettings.leastLives - 1);
    expect(new PastLives([...lives, short, short]).areEnough).toBe(false);
  });

  it('does without values that are missing', () => {
    const gaps: Life = {
      age: 0,
      steps: cut(life(133, 7), 20).steps.map((step, at) => step.map(value => (at % 3 === 0 ? null : value))),
    };
    expect(Math.abs((past.remaining(gaps)?.steps ?? Number.NaN) - 20)).toBeLessThan(15);
    const silent: Life = { age: 0, steps: gaps.steps.map(step => step.map(() => null)) };
    expect(past.remaining(silent)?.steps).toBeGreaterThanOrEqual(0);
  });

  it('stays in its bounds whatever it is given', () => {
    const step = fc.tuple(...[1, 2, 3].map(() => fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 }))));
    fc.assert(
      fc.property(fc.array(step, { minLength: 25, maxLength: 60 }), fc.nat(10_000), (steps, age) => {
        const told = past.remaining({ age, steps });
        const {
          steps: middle,
          earliest,
          latest,
          cap,
        } = told ?? { steps: -1, earliest: 0, latest: 0, cap: 0 };
        expect(0 <= earliest && earliest <= middle && middle <= latest && latest <= cap).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a local fit', () => {
  it('finds the plane when it is hardly held to the mean', () => {
    const points = Array.from({ length: 30 }, (_, i) => Float64Array.of(Math.sin(i), Math.cos(i * 3), 1));
    const values = points.map(([a = 0, b = 0]) => 5 + 2 * a - 3 * b);
    expect(localFit(points, values, 1e-9).at(Float64Array.of(0.5, 0.25, 1))).toBeCloseTo(5.25, 4);
  });

  it('is the mean when it is held to it', () => {
    const points = [Float64Array.of(1), Float64Array.of(3)];
    expect(localFit(points, [10, 20], 1e12).at(Float64Array.of(100))).toBeCloseTo(15, 4);
  });
});
