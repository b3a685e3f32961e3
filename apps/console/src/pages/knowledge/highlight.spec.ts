import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { excerpt, highlight } from './highlight';

const marked = (text: string, query: string): string[] =>
  highlight(text, query)
    .filter(piece => piece.isHit)
    .map(piece => piece.text);

describe('what a search marks', () => {
  it.each([
    ['Clean the cooler, coolers clog', 'cooler', ['cooler', 'coolers']],
    ['It overheats; overheating harms', 'overheats', ['overheats', 'overheating']],
    ['Code C-OVERHEAT and E21', 'e21', ['E21']],
    ['空压机过热：请清洁冷却器', '压缩机过热', ['机过热']],
    ['Компресорът прегрява', 'прегряване', ['прегрява']],
    ['a+b (c)', '(c) + .*', []],
    ['𠮷野家：𠮷𠮷', '𠮷𠮷', ['𠮷𠮷']],
    ['one 𠮷 alone', '𠮷', ['𠮷']],
    ['no word inside of sword', 'word', ['word']],
  ])('%s, for %s', (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('leaves the text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        const joined = highlight(text, query)
          .map(piece => piece.text)
          .join('');
        expect(joined).toBe(text);
      }),
    );
  });
});

describe('an excerpt', () => {
  const long = `${'Nothing to see in here at all. '.repeat(12)}Then turn the fan by hand. ${'More words. '.repeat(30)}`;
  it('shows what was looked for', () => {
    const shown = excerpt(long, 'fan');
    expect(shown).toMatch(/^… Then turn the fan by hand\./);
    expect(shown.length).toBeLessThan(180);
  });
  it('is the beginning when nothing is marked, and all of a short text', () => {
    expect(excerpt(long, 'zebra')).toMatch(/^Nothing to see/);
    expect(excerpt('Short.', '')).toBe('Short.');
  });
  it('is made of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 600 }),
        fc.string({ maxLength: 20 }),
        (text, query) => {
          expect(excerpt(text, query).length).toBeLessThanOrEqual(Math.max(text.length, 170));
        },
      ),
    );
  });
});
