import { describe, expect, it } from '@jest/globals';
import { pickLocale } from './locale';

describe('the language of the interface', () => {
  it('is the one chosen in this browser, then the person’s, then the browser’s, then English', () => {
    expect(pickLocale('bg', 'zh', ['en'])).toBe('bg');
    expect(pickLocale(undefined, 'zh', ['en'])).toBe('zh');
    expect(pickLocale(undefined, undefined, ['fr-FR', 'zh-Hant-TW', 'en'])).toBe('zh');
    expect(pickLocale(undefined, undefined, ['fr'])).toBe('en');
  });
});
