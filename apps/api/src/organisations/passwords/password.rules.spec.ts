import { describe, expect, it } from '@jest/globals';
import { commonPasswords } from './common-passwords';
import { weaknessOf } from './password.rules';

const email = 'maria.petrova@mill.example';

describe('a password', () => {
  it.each([
    ['short9!', 'too-short'],
    ['qwertyuiop', 'common'],
    ['Qwerty123456', 'common'],
    ['0987654321', 'common'],
    ['lkjhgfdsaqwe'.slice(0, 9) + 'l', 'common'],
    ['P@ssw0rd2026!', 'common'],
    ['2026Welcome!!', 'common'],
    ['summer-2031', 'common'],
    ['aaaaaaaaaaaa', 'repetition'],
    ['abcabcabcabc', 'repetition'],
    ['11.11.1111', 'common'],
    ['callout-demo', 'names-product'],
    ['my Callout key', 'names-product'],
    ['Maria.Petrova-77', 'names-you'],
  ])('%s is %s', (password, weakness) => {
    expect(weaknessOf(password, email)).toBe(weakness);
  });

  it.each([
    'horse seven lamp',
    'nine-green-pumps',
    'тихата река',
    '压缩机在三楼左边第二间房',
    'kdjfhgkdjfhw',
    'fjord 88 quartz',
  ])('%s is good enough without any composition rule', password => {
    expect(weaknessOf(password, email)).toBeNull();
  });

  it('may contain a name so short that it says nothing', () => {
    expect(weaknessOf('jo likes tall trees', 'jo@mill.example')).toBeNull();
  });

  it('is compared with common ones that are long enough to be chosen at all', () => {
    expect(commonPasswords.size).toBeGreaterThan(300);
    expect([...commonPasswords].filter(known => known !== known.toLowerCase())).toEqual([]);
  });
});
