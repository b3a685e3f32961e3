import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language';

describe('the language of a message', () => {
  it.each([
    ['The display is dark', 'bg', 'en'],
    ['Екранът е тъмен', 'en', 'bg'],
    ['屏幕变暗了', 'en', 'zh'],
    ['AirCore AX-22 屏幕显示 E21', 'en', 'zh'],
    ['AirCore AX-22 показва E21', 'en', 'bg'],
    ['E21', 'bg', 'bg'],
    ['nqma tok i pushi', 'bg', 'bg'],
    ['OK', 'zh', 'zh'],
    ['', 'zh', 'zh'],
    ['charging много бавно, only 3 kW', 'en', 'en'],
    ['зарежда бавно, only 3 kW', 'en', 'bg'],
  ] as const)('%s, before %s: %s', (text, before, expected) => {
    expect(languageOf(text, before)).toBe(expected);
  });
});
