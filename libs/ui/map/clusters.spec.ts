import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { canBeParted, clusterPoints } from './clusters';
import { project, worldPixels } from './projection';

const at = (id: string, lat: number, lng: number, rank = 2) => ({ id, rank, ...project({ lat, lng }) });
const anywhere = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    rank: fc.integer({ min: 0, max: 3 }),
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { selector: point => point.id, maxLength: 120 },
);

describe('clusters', () => {
  it('join what lies close at a zoom and part it further down', () => {
    const points = [at('a', 42.69, 23.32), at('b', 42.7, 23.33), at('c', 42.14, 24.75)];
    expect(clusterPoints(points, 7).map(cluster => cluster.members.length)).toEqual([2, 1]);
    expect(clusterPoints(points, 13).map(cluster => cluster.members.length)).toEqual([1, 1, 1]);
  });

  it('name the most urgent first', () => {
    const points = [at('low', 42.69, 23.32, 3), at('critical', 42.69, 23.32, 0)];
    expect(clusterPoints(points, 7)[0]?.members.map(member => member.id)).toEqual(['critical', 'low']);
  });

  it('hold every point exactly once, whatever the order of the input', () => {
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 2, max: 16 }), (points, zoom) => {
        const ids = (list: typeof points) =>
          clusterPoints(list, zoom).map(cluster => cluster.members.map(member => member.id));
        expect(ids(points).flat().sort()).toEqual(points.map(point => point.id).sort());
        expect(ids(points.toReversed())).toEqual(ids(points));
      }),
    );
  });

  it('keep every member within the radius of the first', () => {
    fc.assert(
      fc.property(anywhere, points => {
        for (const { members } of clusterPoints(points, 4, 40))
          for (const member of members) {
            const [first] = members;
            if (first)
              expect(Math.hypot(member.x - first.x, member.y - first.y) * worldPixels(4)).toBeLessThanOrEqual(
                40.0001,
              );
          }
      }),
    );
  });

  it('on one spot cannot be parted by zooming', () => {
    expect(canBeParted([at('a', 42, 23), at('b', 42, 23)], 17)).toBe(false);
    expect(canBeParted([at('a', 42, 23), at('b', 42.01, 23)], 17)).toBe(true);
  });
});
