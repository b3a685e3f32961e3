import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { piecesOf } from './pieces';
import { fuse } from './fusion';
import { nearest, shelfOf, unitVector } from './vectors';

describe('the pieces of an article', () => {
  it('are paragraphs together as long as they fit, each with the title', () => {
    expect(piecesOf({ title: 'Fan', text: 'Stop it.\n\nClean it.' })).toEqual(['Fan\nStop it.\nClean it.']);
    const long = `${'a'.repeat(700)}\n\n${'b'.repeat(700)}`;
    expect(piecesOf({ title: 'Fan', text: long })).toEqual([
      `Fan\n${'a'.repeat(700)}`,
      `Fan\n${'b'.repeat(700)}`,
    ]);
  });

  it('are the title alone where nothing else is written', () => {
    expect(piecesOf({ title: 'Fan', text: ' \n ' })).toEqual(['Fan']);
  });

  it('have all of the text, none longer than a model reads, and no half character', () => {
    const letters = fc.constantFrom('a', '风', '🔥', 'я', '.', '。', '\n', '\n\n', ' ');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6_000 }), parts => {
        const text = parts.join('');
        const pieces = piecesOf({ title: '', text });
        const bare = (one: string) => one.replaceAll(/\s/gu, '');
        expect(bare(pieces.join(''))).toBe(bare(text));
        for (const piece of pieces) expect(Array.from(piece).length).toBeLessThanOrEqual(1_201);
      }),
      { numRuns: 40 },
    );
  });

  it('are at most forty', () => {
    expect(piecesOf({ title: 'T', text: 'word. '.repeat(20_000) })).toHaveLength(40);
  });
});

const vector = (...values: number[]) => unitVector(values);
const shelf = shelfOf([
  { key: 'heat', vector: vector(1, 0, 0) },
  { key: 'warm', vector: vector(0.9, 0.1, 0) },
  { key: 'paper', vector: vector(0, 1, 0) },
  { key: 'noise', vector: vector(0, 0, 1) },
]);
const documents = [
  { id: 'jam', keys: ['paper', 'not embedded yet'] },
  { id: 'both', keys: ['noise', 'warm'] },
  { id: 'hot', keys: ['heat'] },
  { id: 'new', keys: ['unknown'] },
  { id: 'loud', keys: ['noise'] },
];

describe('the nearest in meaning', () => {
  it('are those with a piece in the direction of the query, without what is only average', () => {
    const hits = nearest(shelf, vector(2, 0.1, 0), documents, 5);
    expect(hits.map(one => one.id)).toEqual(['hot', 'both']);
    expect(hits[0]?.likeness).toBeCloseTo(2 / Math.hypot(2, 0.1), 5);
    expect(nearest(shelf, vector(2, 0.1, 0), documents, 1)).toHaveLength(1);
  });

  it('do not depend on how long a vector is', () => {
    expect(nearest(shelf, vector(40, 2, 0), documents, 5)).toEqual(
      nearest(shelf, vector(2, 0.1, 0), documents, 5),
    );
  });

  it('are none where nothing has a vector', () => {
    expect(nearest(shelfOf([]), vector(1, 2), documents, 5)).toEqual([]);
    expect(nearest(shelf, vector(1, 0, 0), [{ id: 'new', keys: ['unknown'] }], 5)).toEqual([]);
  });

  it('are refused for a vector of another dimension, and one without a direction', () => {
    expect(() => nearest(shelf, vector(1, 0), documents, 5)).toThrow(RangeError);
    expect(() =>
      shelfOf([
        { key: 'a', vector: vector(1) },
        { key: 'b', vector: vector(1, 2) },
      ]),
    ).toThrow(RangeError);
    for (const given of [[], [0, 0], [1, NaN], [1, Infinity], [1e200, 1e200]])
      expect(() => unitVector(given)).toThrow(RangeError);
  });
});

describe('what stands out', () => {
  /** Chance is an argument: the same numbers each time. */
  const random = (seed: number) => () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const gaussian = (next: () => number) =>
    Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  /** Made-up texts, all a little alike, as those of one trade are, and those of one language more so. */
  const made = (count: number, languages: number, seed: number) => {
    const next = random(seed);
    const text = (language: number) =>
      unitVector(
        Array.from({ length: 48 }, (_, at) => 0.6 + gaussian(next) + (at % 3 === language ? 0.7 : 0)),
      );
    const query = text(0);
    const others = Array.from({ length: count }, (_, at) => {
      const group = String(at % languages);
      return { id: String(at), keys: [String(at)], group, vector: text(at % languages) };
    });
    return { query, others, shelf: shelfOf(others.map(one => ({ key: one.id, vector: one.vector }))) };
  };

  it.each([
    [12, 1],
    [15, 3],
    [42, 3],
    [120, 2],
  ])(
    'is among %i unrelated texts in %i languages something once in twenty times or so',
    (count, languages) => {
      let alarms = 0;
      for (let seed = 1; seed <= 200; seed++) {
        const { shelf: all, query, others: those } = made(count, languages, seed * 977);
        if (nearest(all, query, those, 5).some(one => one.standsOut)) alarms += 1;
      }
      expect(alarms / 200).toBeLessThan(0.09);
    },
  );

  it('is told of few by the others of the house', () => {
    const { shelf: all, others: those } = made(42, 3, 8);
    const same = Float32Array.from(all.values.slice(0, 48), (value, at) => value + (at % 2) / 10);
    const [few, rest] = [those.slice(0, 6), those.slice(6)];
    expect(nearest(all, unitVector(same), few, 5)[0]).toMatchObject({ id: '0', standsOut: false });
    const found = nearest(all, unitVector(same), few, 5, rest);
    expect(found[0]).toMatchObject({ id: '0', standsOut: true });
    expect(found.every(one => few.some(({ id }) => id === one.id))).toBe(true);
  });

  it('is what is about the same, and of eleven texts nothing is', () => {
    const { shelf: all, others: those } = made(30, 1, 5);
    const same = Float32Array.from(all.values.slice(7 * 48, 8 * 48), (value, at) => value + (at % 2) / 10);
    const [best, next] = nearest(all, unitVector(same), those, 5);
    expect(best).toMatchObject({ id: '7', standsOut: true });
    expect(next?.standsOut ?? false).toBe(false);
    expect(nearest(all, unitVector(same), those.slice(0, 11), 5)[0]).toMatchObject({ standsOut: false });
  });
});

describe('one order of two', () => {
  it('puts what both have before what one has first', () => {
    expect(
      fuse([
        ['words', 'both'],
        ['meaning', 'both'],
      ]).map(one => one.id),
    ).toEqual(['both', 'words', 'meaning']);
  });

  it('keeps an order that is alone, and takes the first one for equal sums', () => {
    expect(fuse([['a', 'b', 'c'], []]).map(one => one.id)).toEqual(['a', 'b', 'c']);
    expect(fuse([['a'], ['b']]).map(one => one.id)).toEqual(['a', 'b']);
    expect(fuse([['b'], ['a']]).map(one => one.id)).toEqual(['b', 'a']);
  });

  it('has everything once, best first, whatever the rankings are', () => {
    const ranking = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(ranking, { maxLength: 4 }), rankings => {
        const fused = fuse(rankings);
        expect(new Set(fused.map(one => one.id))).toEqual(new Set(rankings.flat()));
        expect(fused).toHaveLength(new Set(rankings.flat()).size);
        for (const [place, one] of fused.entries())
          expect(one.score).toBeLessThanOrEqual(fused[place - 1]?.score ?? Infinity);
        // First in all of them is first of all.
        const [first] = rankings[0] ?? [];
        if (first !== undefined && rankings.every(one => one[0] === first)) expect(fused[0]?.id).toBe(first);
      }),
    );
  });
});
