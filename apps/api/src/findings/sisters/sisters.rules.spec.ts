import { describe, expect, it } from '@jest/globals';
import { stepMs } from '#telemetry';
import { dueSteps } from './sisters.rules';

const midnight = Date.UTC(2026, 5, 1);
const at = (hours: number, minutes = 0) => midnight + hours * 3_600_000 + minutes * 60_000;

describe('the steps that are due', () => {
  it('are those that ended twenty minutes ago or more', () => {
    expect(dueSteps(at(6), at(10, 19))).toEqual([]);
    expect(dueSteps(at(6), at(10, 20))).toEqual([at(8)]);
    expect(dueSteps(null, at(10, 20))).toEqual([at(8)]);
  });

  it('are made up for after a standstill, a day of them at most', () => {
    expect(dueSteps(at(0), at(6, 30))).toEqual([at(2), at(4)]);
    const many = dueSteps(at(-200), at(6, 30));
    expect([many.length, many[0], many.at(-1)]).toEqual([12, at(4) - 11 * stepMs, at(4)]);
  });

  it('are none when a clock went back', () => {
    expect(dueSteps(at(50), at(6, 30))).toEqual([]);
  });
});
