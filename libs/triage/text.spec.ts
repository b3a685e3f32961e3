import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { clip, fold, quoteOf, sentencesOf } from './text';

describe('folding', () => {
  it('makes wide letters, capitals and composed or decomposed letters equal', () => {
    expect(fold('ＳＭＯＫＥ').text).toBe('smoke');
    expect(fold('Й'.normalize('NFD')).text).toBe(fold('й'.normalize('NFC')).text);
    expect(fold('smo\u200Bke').text).toBe('smoke');
  });

  it('of a text is that of its letters, one after the other', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('aZ 7й\u0306\u0301ИЍСЁ机，Ａﬁßİ\u200B\uFE0F\n😀'), '\uD83D'),
    });
    fc.assert(
      fc.property(letters, text => {
        const each = [...text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)].map(one => ({
          at: one.index,
          text: one[0]
            .normalize('NFKC')
            .toLowerCase()
            .replaceAll(/[\p{Cf}\u034F\uFE0F]/gu, ''),
        }));
        const folded = fold(text);
        expect(folded.text).toBe(each.map(one => one.text).join(''));
        expect(folded.starts).toEqual([
          ...each.flatMap(one => one.text.split('').map(() => one.at)),
          text.length,
        ]);
      }),
    );
  });

  it('quotes what was written', () => {
    const folded = fold('Es: ＳＭＯ\u200BＫＥ!');
    const start = folded.text.indexOf('smoke');
    expect(quoteOf(folded, start, start + 5)).toBe('ＳＭＯ\u200BＫＥ');
  });

  it('gives a verbatim piece for any span of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(60), fc.nat(60), (text, a, b) => {
        const folded = fold(text);
        expect(folded.starts).toHaveLength(folded.text.length + 1);
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        expect(text).toContain(
          quoteOf(folded, Math.min(start, folded.text.length), Math.min(end, folded.text.length)),
        );
        expect(quoteOf(folded, 0, folded.text.length)).toBe(text);
      }),
    );
  });
});

describe('sentences', () => {
  it('are cut in three languages and keep decimals together', () => {
    expect(sentencesOf('It is at 41.2 degrees. Then it stops!').map(one => one.text)).toEqual([
      'It is at 41.2 degrees.',
      'Then it stops!',
    ]);
    expect(sentencesOf('机器过热。屏幕显示E21！').map(one => one.text)).toEqual([
      '机器过热。',
      '屏幕显示E21！',
    ]);
  });

  it('are verbatim', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const one of sentencesOf(text))
          expect(text.slice(one.start, one.start + one.text.length)).toBe(one.text);
      }),
    );
  });

  it('clip to a verbatim start', () => {
    expect(clip('one two three', 9)).toBe('one two');
    expect(clip('short', 9)).toBe('short');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, longest) => {
        expect(text.startsWith(clip(text, longest))).toBe(true);
        expect(clip(text, longest).length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
