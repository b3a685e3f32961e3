import { describe, expect, it } from '@jest/globals';
import { choicesOf } from './held-back-fields';

const rule = (faultKey: string, ...suppressedBy: string[]) => ({ faultKey, suppressedBy });

describe('the rules that may hold one back', () => {
  it('are those of its model, never itself and none that it holds back', () => {
    const rules = [rule('fan'), rule('hot', 'fan'), rule('slow', 'hot'), rule('silent')];
    const offered = (faultKey: string, ...keys: string[]) =>
      choicesOf(rules, faultKey, keys).map(one => one.faultKey);
    expect(offered('fan')).toEqual(['silent']);
    expect(offered('hot', 'fan')).toEqual(['fan', 'silent']);
    expect(offered('new-one')).toEqual(['fan', 'hot', 'slow', 'silent']);
    expect(offered('fan', 'slow')).toEqual(['slow', 'silent']);
  });
});
