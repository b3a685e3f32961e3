import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { placeLabels } from './labels';

const view = { width: 400, height: 300 };
const label = (x: number, y: number, priority: number) => ({ x, y, priority, width: 60, height: 14, dot: 3 });

describe('names on the map', () => {
  it('stand to the right, and give way when the right is taken', () => {
    const [first, second] = placeLabels([label(200, 100, 1), label(215, 100, 2)], view);
    expect(first).toMatchObject({ x: 207, y: 100 });
    expect(second?.x).toBeLessThan(197 - 60);
  });

  it('of the important are placed first; what finds no place is left out', () => {
    const crowd = Array.from({ length: 30 }, (_, index) => label(200, 150, 30 - index));
    const placed = placeLabels(crowd, view);
    expect(placed[0]?.label.priority).toBe(1);
    expect(placed.length).toBeLessThan(10);
  });

  it('never lie under a mark', () => {
    const [name] = placeLabels([label(200, 150, 1)], view, [{ x: 200, y: 150, radius: 15 }]);
    expect(name?.x).toBeGreaterThan(215);
  });

  it('never overlap each other', () => {
    const spot = fc.record({
      x: fc.integer({ min: 0, max: 400 }),
      y: fc.integer({ min: 0, max: 300 }),
      priority: fc.integer(),
    });
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 40 }), spots => {
        const placed = placeLabels(
          spots.map(({ x, y, priority }) => label(x, y, priority)),
          view,
        );
        for (const [index, a] of placed.entries())
          for (const b of placed.slice(index + 1))
            expect(Math.abs(a.x - b.x) >= 60 || Math.abs(a.y - b.y) >= 14).toBe(true);
      }),
    );
  });
});
