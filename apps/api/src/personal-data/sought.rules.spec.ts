import { describe, expect, it } from '@jest/globals';
import { confirms, hintsOf, isCommonName, onlyOne, patternOf, phoneKey } from './sought.rules';

describe('a phone number', () => {
  it.each(['+359 888 123 456', '00359888123456', '0888/123-456', '(0)888 123456'])(
    'is one, written %s',
    text => {
      expect(phoneKey(text)).toBe('888123456');
    },
  );
});

describe('who is meant', () => {
  it('is said in exactly one way', () => {
    expect(onlyOne({})).toBeNull();
    expect(onlyOne({ email: 'a@b.c', phone: '123456' })).toBeNull();
    expect(onlyOne({ phone: '+359 888 123 456' })).toEqual({ by: 'phone', phone: '888123456' });
  });

  const mila = { names: ['Mila Ivanova'], emails: ['mila@mill.example'], phones: ['888123456'] };
  it.each([
    ['mila ivanova', true],
    [' MILA@mill.example ', true],
    ['0888 123 456', true],
    ['Mila', false],
    ['123456', false],
    ['', false],
  ])('is confirmed by typing %j: %s', (typed, expected) => {
    expect(confirms(typed, mila)).toBe(expected);
  });

  it.each([
    ['Mila', true],
    ['王伟', true],
    ['欧阳小明', false],
    ['Mila Ivanova', false],
    [' Mila ', true],
  ])('%j may be anybody: %s', (name, expected) => {
    expect(isCommonName(name)).toBe(expected);
  });
});

describe('what is looked for', () => {
  // The patterns are PostgreSQL's; these have the same meaning in both.
  const found = (text: string, who: Partial<Parameters<typeof patternOf>[0]>) =>
    text.replaceAll(
      new RegExp(
        patternOf({ names: [], emails: [], phones: [], ...who }).replaceAll('[[:alnum:]]', '[\\p{L}\\p{N}]'),
        'giu',
      ),
      '#',
    );
  it.each([
    ['Ivan Petrov, ivan  petrov and Ivan Petrova', { names: ['Ivan Petrov'] }, '#, # and Ivan Petrova'],
    ['请王伟来', { names: ['王伟'] }, '请#来'],
    ['Ask (Bo) [x]', { names: ['(Bo) [x]'] }, 'Ask #'],
    ['to xb@c.de, b@c.de', { emails: ['b@c.de'] }, 'to xb@c.de, #'],
    ['ring +359 888 123 456 or 0888/123-456 or 888123456', { phones: ['888123456'] }, 'ring # or # or #'],
    ['id 1888123456789', { phones: ['888123456'] }, 'id 1888123456789'],
    ['Nothing', {}, 'Nothing'],
  ])('in %j', (text, who, expected) => {
    expect(found(text, who)).toBe(expected);
  });
});

describe('a plain word of what is looked for', () => {
  it('is the longest of each, whatever stands around it', () => {
    expect(
      hintsOf({ names: ['Jean "JJ" O’Neill-Kolev'], emails: ['b_c@mill.example'], phones: ['888123456'] }),
    ).toEqual({ words: ['%neill%', '%b_c@mill.example%'], digits: ['%888123456%'] });
    expect(hintsOf({ names: [], emails: [], phones: [] })).toEqual({ words: [], digits: [] });
  });
});
