import { describe, expect, it } from '@jest/globals';
import { axisEnd, shareOf } from './shares';

describe('health of a family', () => {
  it('is the part of its units that has an alert', () => {
    expect(shareOf({ units: 200, alerting: 5 })).toBe(0.025);
  });
  it('is nothing without units', () => {
    expect(shareOf({ units: 0, alerting: 0 })).toBe(0);
  });
});

describe('the axis of the chart', () => {
  it.each([
    [[], 1],
    [[0], 1],
    [[2, 3], 3],
    [[10], 10],
    [[11, 4], 20],
    [[260], 300],
    [[61], 80],
  ])('of %j ends at %i', (values, end) => {
    expect(axisEnd(values)).toBe(end);
  });
});
