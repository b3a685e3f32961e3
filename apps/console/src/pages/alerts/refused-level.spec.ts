import { describe, expect, it } from '@jest/globals';
import { refusedLevel } from './refused-level';

describe('what the server refuses of a level', () => {
  it('stands at its field', () => {
    const facts = { field: 'milderLevels/1/condition' };
    expect(refusedLevel({ code: 'level-never-reached', facts })).toEqual({
      index: 2,
      field: 'condition',
      problem: 'unreachable',
    });
    expect(
      refusedLevel({ code: 'level-severity-taken', facts: { field: 'milderLevels/0/urgency' } }),
    ).toEqual({
      index: 1,
      field: 'urgency',
      problem: 'severity',
    });
  });

  it('is nothing where something else is refused', () => {
    expect(refusedLevel({ code: 'already-exists', facts: { field: 'faultKey' } })).toBeNull();
    expect(refusedLevel({ code: 'level-never-reached', facts: { field: 'thresholds' } })).toBeNull();
  });
});
