import { expect, it } from '@jest/globals';
import { convertedTo, measureOf, relatedMeasures } from './measures';

it('converts between units that measure the same, there and back', () => {
  expect(convertedTo(70, '°C', '°F')).toBeCloseTo(158, 9);
  expect(convertedTo(343.15, 'K', '°C')).toBeCloseTo(70, 9);
  expect(convertedTo(7.3, 'bar', 'psi')).toBeCloseTo(105.88, 2);
  expect(convertedTo(1_013, 'mbar', 'bar')).toBeCloseTo(1.013, 9);
  expect(convertedTo(4.2, 'kW', 'W')).toBeCloseTo(4_200, 9);
  for (const unit of ['°C', 'bar', 'kW', 'V', 'A', 's', 'mm/s'])
    for (const other of relatedMeasures(unit))
      expect(convertedTo(convertedTo(12.5, unit, other) ?? NaN, other, unit)).toBeCloseTo(12.5, 9);
});

it('converts nothing into what it does not measure', () => {
  expect(convertedTo(70, '°C', 'bar')).toBeNull();
  expect(convertedTo(70, '%', '°C')).toBeNull();
  expect(convertedTo(70, '%', '%')).toBe(70);
  expect(relatedMeasures('%')).toEqual([]);
});

it('knows a unit however a device writes it', () => {
  expect(['degC', 'Cel', ' celsius ', '℃', '°c'].map(measureOf)).toEqual(Array(5).fill('°C'));
  expect(['PSI', 'kpa', '[degF]', 'mpa'].map(measureOf)).toEqual(['psi', 'kPa', '°F', 'MPa']);
  expect(measureOf('furlong')).toBe('furlong');
});
