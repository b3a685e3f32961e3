import { describe, expect, it } from '@jest/globals';
import { refuseAnswer } from './task.rules';

describe('an answer on the checklist', () => {
  it.each([
    ['reading', '81.5', true],
    ['reading', '81,5', true],
    ['reading', 'warm', false],
    ['reading', '', false],
    ['reading', null, false],
    ['text', 'Fan replaced', true],
    ['text', '  ', false],
    ['check', null, true],
    ['photo', null, true],
  ] as const)('%s "%s": %s', (kind, answer, accepted) => {
    const refusal = refuseAnswer({ kind }, { done: true, answer });
    expect(refusal?.code ?? null).toBe(accepted ? null : 'input-invalid');
  });

  it('can be taken back without words', () => {
    expect(refuseAnswer({ kind: 'reading' }, { done: false, answer: null })).toBeNull();
  });
});
