import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { gcj02ToWgs84, isInChina, wgs84ToGcj02 } from './gcj02';

const metres = (a: { lat: number; lng: number }, b: { lat: number; lng: number }): number =>
  Math.hypot((a.lat - b.lat) * 111_320, (a.lng - b.lng) * 111_320 * Math.cos((a.lat * Math.PI) / 180));

describe('GCJ-02', () => {
  // The test data of googollee/eviltransform, which several independent implementations share.
  it.each([
    ['Shanghai', 31.177_427_6, 121.527_210_6, 31.175_303_983_645_97, 121.531_541_859_215],
    ['Beijing', 39.911_954, 116.377_817, 39.913_345_455_360_69, 116.384_047_224_556_57],
  ])('shifts %s as the published pairs do', (_name, lat, lng, wantedLat, wantedLng) => {
    const shifted = wgs84ToGcj02({ lat, lng });
    expect(shifted.lat).toBeCloseTo(wantedLat, 9);
    expect(shifted.lng).toBeCloseTo(wantedLng, 9);
  });

  it('leaves Sofia where it is', () => {
    const sofia = { lat: 42.698, lng: 23.322 };
    expect(wgs84ToGcj02(sofia)).toEqual(sofia);
    expect(gcj02ToWgs84(sofia)).toEqual(sofia);
  });

  it('is hundreds of metres off in China, never more than a kilometre, and comes back to the centimetre', () => {
    const inside = fc.record({
      lat: fc.double({ min: 20, max: 50, noNaN: true }),
      lng: fc.double({ min: 75, max: 133, noNaN: true }),
    });
    fc.assert(
      fc.property(inside, position => {
        const shifted = wgs84ToGcj02(position);
        expect(isInChina(position)).toBe(true);
        expect(metres(position, shifted)).toBeLessThan(1_200);
        expect(metres(position, gcj02ToWgs84(shifted))).toBeLessThan(0.01);
      }),
    );
  });
});
