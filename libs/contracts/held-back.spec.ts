import { describe, expect, it } from '@jest/globals';
import { isHeldInCircle } from './held-back';

const rule = (faultKey: string, ...suppressedBy: string[]) => ({ faultKey, suppressedBy });

describe('rules that hold each other back', () => {
  it('never come to one that holds itself back', () => {
    expect(isHeldInCircle(rule('hot', 'hot'), [])).toBe(true);
    expect(isHeldInCircle(rule('hot', 'fan'), [rule('fan', 'power'), rule('power', 'hot')])).toBe(true);
  });

  it('may stand in a row, share one, or name a fault that no rule of the model has', () => {
    const others = [rule('fan', 'power', 'mains'), rule('slow', 'power', 'fan'), rule('power')];
    expect(isHeldInCircle(rule('hot', 'fan', 'slow'), others)).toBe(false);
  });

  it('come to an end where others stand in a circle', () => {
    expect(isHeldInCircle(rule('hot', 'fan'), [rule('fan', 'power'), rule('power', 'fan')])).toBe(false);
  });
});
