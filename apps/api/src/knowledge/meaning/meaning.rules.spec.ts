import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { batchesOf, keyOf, meantBy, piecesToSend } from './meaning.rules';

const article = (text: string, title = 'Fan') => ({ id: title, title, text });

describe('what of articles leaves the house', () => {
  it('is every piece once, under the key that a search finds it by', () => {
    const [fan, same, other] = [article('Clean it.'), article('Clean it.'), article('Turn it.')];
    const pieces = piecesToSend([fan, same, other], new Set());
    expect(pieces.map(one => one.text)).toEqual(['Fan\nClean it.', 'Fan\nTurn it.']);
    expect([fan, other].flatMap(one => meantBy(one).keys)).toEqual(pieces.map(one => one.key));
  });

  it('is without what is personal, and with the words of the catalogue', () => {
    const text = 'Ask Ivan Petrov, +359 88 812 3456, ivan@example.com, for the Control Panel key.';
    const [piece] = piecesToSend([article(text)], new Set(['control', 'panel']));
    expect(piece?.text).toContain('Control Panel');
    for (const secret of ['Ivan', 'Petrov', '812', 'example.com']) expect(piece?.text).not.toContain(secret);
  });

  it('has a key that tells any two pieces apart', () => {
    expect(keyOf('a')).toMatch(/^[0-9a-f]{64}$/);
    expect(keyOf('a')).not.toBe(keyOf('a '));
  });

  it('goes in batches of at most 64 texts and 40,000 characters, in order, none lost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_400 }), { maxLength: 400 }), lengths => {
        const pieces = lengths.map((length, at) => ({ key: String(at), text: 'x'.repeat(length) }));
        const batches = batchesOf(pieces);
        expect(batches.flat()).toEqual(pieces);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(64);
          expect(batch.reduce((sum, one) => sum + one.text.length, 0)).toBeLessThanOrEqual(40_000);
        }
      }),
    );
  });
});
