import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { distanceKm, travelEstimate, vanProfile } from './travel';

const sofia = { lat: 42.6977, lng: 23.3219 };
const places = {
  plovdiv: { lat: 42.1354, lng: 24.7453 },
  varna: { lat: 43.2141, lng: 27.9147 },
  burgas: { lat: 42.5048, lng: 27.4626 },
  ruse: { lat: 43.8356, lng: 25.9657 },
  pernik: { lat: 42.6052, lng: 23.0378 },
  mladost: { lat: 42.6487, lng: 23.3778 },
};

const position = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('the straight line', () => {
  it('is a sixtieth of a degree to a nautical mile', () => {
    expect(distanceKm({ lat: 0, lng: 0 }, { lat: 1 / 60, lng: 0 })).toBeCloseTo(1.853, 2);
    expect(distanceKm({ lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 })).toBeCloseTo(111.195, 2);
  });

  it('is a metric', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, a)).toBe(0);
        // At the antipode the arcsine has a vertical tangent: half of the digits are left, a decimetre.
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-3);
      }),
    );
  });
});

describe('the estimate by road', () => {
  // Usual drives without traffic: km and minutes.
  it.each([
    ['plovdiv', 145, 100],
    ['varna', 441, 270],
    ['burgas', 383, 225],
    ['ruse', 308, 230],
    ['pernik', 31, 37],
    ['mladost', 9, 20],
  ] as const)('from Sofia to %s is near the usual drive', (place, km, minutes) => {
    const { distanceKm: roadKm, minutes: roadMinutes } = travelEstimate(sofia, places[place]);
    expect(roadKm / km).toBeGreaterThan(0.8);
    expect(roadKm / km).toBeLessThan(1.2);
    expect(roadMinutes / minutes).toBeGreaterThan(0.75);
    expect(roadMinutes / minutes).toBeLessThan(1.25);
  });

  it('is nothing to the same place', () => {
    expect(travelEstimate(sofia, sofia)).toEqual({ distanceKm: 0, minutes: 0 });
  });

  it('grows with the distance, without steps', () => {
    let before = travelEstimate(sofia, sofia);
    for (let step = 1; step < 400; step++) {
      const next = travelEstimate(sofia, { lat: sofia.lat + step / 111, lng: sofia.lng });
      expect(next.minutes).toBeGreaterThan(before.minutes);
      expect(next.minutes - before.minutes).toBeLessThan(3.5);
      before = next;
    }
  });

  it('is never shorter than the straight line', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(travelEstimate(a, b).distanceKm).toBeGreaterThanOrEqual(distanceKm(a, b));
      }),
    );
  });

  it('follows another profile', () => {
    const onFoot = { roadFactors: [{ upToKm: Infinity, factor: 1 }], speeds: [{ upToKm: Infinity, kmh: 5 }] };
    const km = distanceKm(sofia, places.mladost);
    expect(travelEstimate(sofia, places.mladost, { speedProfile: onFoot }).minutes).toBeCloseTo(km * 12, 6);
    expect(vanProfile.speeds.at(-1)?.upToKm).toBe(Infinity);
  });
});
