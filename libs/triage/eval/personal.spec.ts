import { describe, expect, it } from '@jest/globals';
import { mask, unmask } from '../assisted/masking';
import { ordinaryLines } from './handover';
import { freshPersonalLines, personalLines } from './personal';

describe('what is personal', () => {
  it.each([
    ['two hundred lines', personalLines],
    ['lines written afterwards', freshPersonalLines],
  ] as const)('is masked in each of %s, and the fault stays', (_, lines) => {
    const wrong = lines.flatMap(({ text, secrets, kept }) => {
      const masked = mask(text).text;
      const leaks = secrets
        .flatMap(one => one.split(' '))
        .filter(one => one.length > 1 && masked.includes(one));
      return leaks.length > 0 || !masked.includes(kept) ? [`${masked} <- ${leaks.join(', ') || kept}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('comes back as it was for the same customer', () => {
    for (const { text } of [...personalLines, ...freshPersonalLines])
      expect(unmask(mask(text).text, mask(text))).toBe(text);
  });

  it('is seldom found where there is nothing personal', () => {
    const changed = ordinaryLines.filter(({ text }) => mask(text).text !== text);
    expect(changed.map(({ text }) => [text, mask(text).text])).toEqual([]);
  });
});
