import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { project } from '../projection';
import { isPlaceShown, places } from '../places';
import { createCutter } from './draw';
import { prepareBaseMap, regionOf } from './prepare';
import { clipLines, clipRings, packShapes, shapeCount } from './shapes';
import type { Shapes } from './shapes';

const square = packShapes([[0, 0, 4, 0, 4, 4, 0, 4]]);

function contains(shapes: Shapes, at: { x: number; y: number }): boolean {
  let inside = false;
  for (let index = 0; index < shapeCount(shapes); index += 1) {
    const [from = 0, to = 0] = [shapes.starts[index], shapes.starts[index + 1]];
    for (let one = from, other = to - 1; one < to; other = one, one += 1) {
      const [ax = 0, ay = 0] = [shapes.points[one * 2], shapes.points[one * 2 + 1]];
      const [bx = 0, by = 0] = [shapes.points[other * 2], shapes.points[other * 2 + 1]];
      if (ay > at.y !== by > at.y && at.x < ((bx - ax) * (at.y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

describe('shapes', () => {
  it('are cut to a box along its edges', () => {
    const cut = clipRings(square, { left: 1, top: 1, right: 2, bottom: 9 });
    expect([...cut.boxes]).toEqual([1, 1, 2, 4]);
  });

  it('outside of a box are gone, inside of it untouched', () => {
    expect(shapeCount(clipRings(square, { left: 5, top: 0, right: 9, bottom: 9 }))).toBe(0);
    expect([...clipRings(square, { left: -1, top: -1, right: 9, bottom: 9 }).points]).toEqual([
      ...square.points,
    ]);
  });

  it('that are lines keep the stretches that touch the box', () => {
    const line = packShapes([[0, 0, 1, 0, 2, 0, 3, 0, 9, 0, 9, 9, 2, 9, 2, 1]]);
    const cut = clipLines(line, { left: 1.5, top: -1, right: 2.5, bottom: 2 });
    expect(shapeCount(cut)).toBe(2);
    expect([...cut.points.subarray(0, 6)]).toEqual([1, 0, 2, 0, 3, 0]);
  });
});

describe('the built-in map', () => {
  const base = prepareBaseMap(
    JSON.parse(readFileSync('node_modules/world-atlas/countries-50m.json', 'utf8')),
  );

  it('has land under its cities and water in the Black Sea', () => {
    expect(contains(base.land, project({ lat: 42.698, lng: 23.322 }))).toBe(true);
    expect(contains(base.land, project({ lat: 30.573, lng: 104.066 }))).toBe(true);
    expect(contains(base.land, project({ lat: 43, lng: 32 }))).toBe(false);
  });

  it('names Bulgaria inside Bulgaria', () => {
    const bulgaria = base.countries.find(country => country.region === 'BG');
    const [northWest, southEast] = [project({ lat: 44.2, lng: 22.4 }), project({ lat: 41.2, lng: 28.6 })];
    expect(bulgaria?.x).toBeGreaterThan(northWest.x);
    expect(bulgaria?.x).toBeLessThan(southEast.x);
    expect(regionOf('')).toBe('');
  });

  it('gives a deep tile a handful of points instead of all of them', () => {
    const cut = createCutter(base);
    const sofia = project({ lat: 42.698, lng: 23.322 });
    const tile = { z: 12, x: Math.floor(sofia.x * 4_096), y: Math.floor(sofia.y * 4_096) };
    expect(base.land.points.length).toBeGreaterThan(50_000);
    expect(cut(tile).land.points.length).toBeLessThan(20);
    expect(contains(cut(tile).land, sofia)).toBe(true);
  });
});

describe('places', () => {
  it('have a name in every language and lie where they should', () => {
    for (const place of places) expect(Object.values(place.names).every(Boolean)).toBe(true);
    expect(new Set(places.map(place => place.names.en)).size).toBe(places.length);
    expect(places.find(place => place.names.en === 'Varna')?.names).toEqual({
      en: 'Varna',
      bg: 'Варна',
      zh: '瓦尔纳',
    });
  });

  it('appear by size as one comes closer', () => {
    const shown = (zoom: number): number => places.filter(place => isPlaceShown(place, zoom)).length;
    const counts = [3, 5, 7, 9].map(shown);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(shown(9)).toBe(places.length);
  });
});
