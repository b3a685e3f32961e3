import { describe, expect, it } from '@jest/globals';
import { Refused } from '../../platform/refused';
import { Passwords } from './passwords';

describe('stored passwords', () => {
  const passwords = new Passwords();
  const email = 'maria@mill.example';

  it('are argon2id with 19 MiB, two passes, one lane', async () => {
    const stored = await passwords.hashChosen('nine-green-pumps', email);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(stored, 'nine-green-pumps')).toBe(true);
    expect(await passwords.matches(stored, 'nine-green-pump')).toBe(false);
  });

  it('cost as long to refuse when there is nobody', async () => {
    const stored = await passwords.hashChosen('nine-green-pumps', email);
    const timeOf = async (hash: string | null) => {
      const begun = performance.now();
      expect(await passwords.matches(hash, 'something else')).toBe(false);
      return performance.now() - begun;
    };
    const best = async (hash: string | null) =>
      Math.min(await timeOf(hash), await timeOf(hash), await timeOf(hash), await timeOf(hash));
    const [known, unknown] = [await best(stored), await best(null)];
    expect(unknown / known).toBeGreaterThan(0.25);
  });

  it('are refused when they are weak, unless the demo says that everybody shall know them', async () => {
    await expect(passwords.hashChosen('callout-demo', email)).rejects.toThrow(
      new Refused('password-too-weak'),
    );
    const stored = await passwords.hashChosen('callout-demo', email, { evenIfWeak: true });
    expect(await passwords.matches(stored, 'callout-demo')).toBe(true);
  });
});
