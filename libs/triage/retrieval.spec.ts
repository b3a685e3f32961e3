import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { buildIndex, retrieve, termsOf } from './retrieval';

const documents = [
  {
    id: 'cooler',
    title: 'Compressor runs hot',
    text: 'Clean the cooler. Dust is the usual cause of a high discharge temperature.',
  },
  {
    id: 'leak',
    title: 'Finding an oil leak',
    text: 'Wipe the hoses dry and look at the shaft seal CP-SEAL-11.',
  },
  { id: 'printer', title: 'Paper jam E03', text: 'Open the printer and remove the paper.' },
  { id: 'zh', title: '压缩机过热', text: '冷却器积灰是排气温度过高的常见原因。' },
  { id: 'bg', title: 'Компресорът прегрява', text: 'Прахът по охладителя вдига температурата на изхода.' },
];
const index = buildIndex(documents);
const best = (query: string) => retrieve(index, query)[0]?.id;

describe('terms', () => {
  it('are characters and pairs of Chinese, pieces of words elsewhere, codes whole', () => {
    expect([...termsOf('过热').keys()]).toEqual(['过', '过热', '热']);
    expect([...termsOf('oil').keys()]).toEqual(['_oi', 'oil', 'il_', '_oil', 'oil_', '_oil_']);
    expect(termsOf('CP-SEAL-11').get('#cpseal11')).toBeGreaterThan(1);
    expect([...termsOf('错误E21').keys()]).toContain('#e21');
  });
});

describe('retrieval', () => {
  it.each([
    ['the compressor gets very hot', 'cooler'],
    ['leaking oil', 'leak'],
    ['cp seal 11 or CPSEAL11?', 'leak'],
    ['shows e03', 'printer'],
    ['机器过热了', 'zh'],
    ['прегряване на компресора', 'bg'],
  ])('finds for "%s" the article %s', (query, id) => {
    expect(best(query)).toBe(id);
  });

  it('finds nothing where nothing is alike', () => {
    expect(retrieve(index, '')).toEqual([]);
    expect(retrieve(buildIndex([]), 'oil')).toEqual([]);
    expect(retrieve(index, 'жлъ ъжл')[0]?.coverage ?? 0).toBeLessThan(0.3);
  });

  it('covers a document’s own words and is ordered, bounded and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), query => {
        const hits = retrieve(index, query, 3);
        expect(hits.length).toBeLessThanOrEqual(3);
        for (const [rank, hit] of hits.entries()) {
          expect(hit.score).toBeLessThanOrEqual(hits[rank - 1]?.score ?? Infinity);
          expect(hit.coverage).toBeGreaterThan(0);
          expect(hit.coverage).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(retrieve(index, query, 3)).toEqual(hits);
      }),
    );
    for (const one of documents)
      expect(retrieve(index, one.title)[0]).toMatchObject({ id: one.id, coverage: expect.closeTo(1, 6) });
  });
});
