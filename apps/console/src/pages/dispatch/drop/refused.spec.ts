import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '#ui';
import { refusalOf } from './refused';

const problem = (code: string, facts: Record<string, unknown> = {}) =>
  new ApiProblem({ status: 409, code, facts });

describe('a refused plan', () => {
  it('tells who was faster', () => {
    const facts = { by: 'Kalin', engineerName: 'Ivan', start: '2026-03-03T12:05:00.000Z', currentVersion: 4 };
    expect(refusalOf(problem('work-order-already-assigned', facts))).toEqual({
      kind: 'taken',
      by: 'Kalin',
      engineer: 'Ivan',
      start: '2026-03-03T12:05:00.000Z',
    });
  });
  it('asks for a reason where one is enough', () => {
    const reasons = [{ code: 'off-shift', kind: 'against', params: { start: 'a', odd: { deep: 1 } } }];
    expect(refusalOf(problem('engineer-off-shift', { needsReason: true, reasons }))).toEqual({
      kind: 'needs-reason',
      reasons: [{ code: 'off-shift', kind: 'against', params: { start: 'a' } }],
    });
  });
  it('names the visit in the way', () => {
    expect(refusalOf(problem('visit-overlaps', { with: 'WO-7', start: 's', end: 'e' }))).toEqual({
      kind: 'blocked',
      reason: { code: 'overlap', kind: 'blocking', params: { with: 'WO-7', start: 's', end: 'e' } },
    });
    // A visit that this dispatcher may not see has no number: the general sentence says enough.
    expect(refusalOf(problem('visit-overlaps', { with: null }))).toEqual({ kind: 'other' });
  });
  it('keeps the planner’s code of what forbids', () => {
    expect(refusalOf(problem('engineer-not-assignable', { reason: 'on-leave' }))).toMatchObject({
      reason: { code: 'on-leave' },
    });
    expect(refusalOf(problem('skill-missing', { skill: 'charger', level: 3, has: 0 }))).toMatchObject({
      kind: 'blocked',
      reason: { code: 'skill-missing', params: { level: 3 } },
    });
  });
  it('leaves everything else to the general words', () => {
    expect(refusalOf(problem('stale-version'))).toEqual({ kind: 'other' });
    expect(refusalOf(new Error('x'))).toEqual({ kind: 'other' });
  });
});
