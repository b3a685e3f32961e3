import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { kilometresAcross, project, unproject } from './projection';

describe('Web Mercator', () => {
  it('puts Greenwich on the equator in the middle and closes at 85 degrees', () => {
    expect(project({ lat: 0, lng: 0 })).toEqual({ x: 0.5, y: 0.5 });
    expect(project({ lat: 90, lng: 180 }).y).toBeCloseTo(0, 9);
    expect(project({ lat: -90, lng: -180 })).toMatchObject({ x: 0 });
  });

  it('comes back to where it began', () => {
    const places = fc.record({
      lat: fc.double({ min: -85, max: 85, noNaN: true }),
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(places, place => {
        const back = unproject(project(place));
        expect(back.lat).toBeCloseTo(place.lat, 7);
        expect(back.lng).toBeCloseTo(place.lng, 7);
      }),
    );
  });

  it('makes a world unit shorter towards the poles', () => {
    expect(kilometresAcross(60)).toBeCloseTo(40_075.017 / 2, 3);
  });
});
