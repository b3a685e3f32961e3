import { describe, expect, it } from '@jest/globals';
import { missingKeys } from './missing-keys';
import bg from './messages/bg';
import en from './messages/en';
import zh from './messages/zh';

describe('missing keys', () => {
  it('are none in the shared messages', () => {
    expect(missingKeys(en, zh, bg, ['channel.api', 'source.api', 'map.data'])).toEqual([]);
  });

  it('are told by language and key', () => {
    expect(missingKeys({ a: 'One', b: 'Two' }, { a: '一' }, { a: 'Едно', b: ' ' })).toEqual([
      'zh lacks b',
      'bg lacks b',
    ]);
  });

  it('include what was left in English, unless it is a name or has no letters', () => {
    const source = { api: 'API', save: 'Save', dash: '{a}–{b}' };
    expect(missingKeys(source, { ...source, save: '保存' }, { ...source, save: 'Save' }, ['api'])).toEqual([
      'bg leaves save in English',
    ]);
  });

  it('include other parameters, broken messages and keys too many', () => {
    const wrong = missingKeys({ a: '{n} km' }, { a: '{m} 公里' }, { a: '{n км', b: 'две' });
    expect(wrong).toEqual([
      'zh a: parameters are {m}, not {n}',
      expect.stringMatching(/^bg a: .*missing.*/),
      'bg has b, English does not',
    ]);
  });
});
