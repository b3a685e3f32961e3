import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { buildIndex, retrieve } from '../retrieval';
import {
  glossaryLanguages,
  glossaryOf,
  inOtherLanguages,
  isRespelled,
  namesIn,
  spelledNames,
  tradeTerms,
  tradeVersion,
} from './glossary';

const trade = glossaryOf(tradeTerms);

describe('the words of the trade', () => {
  it('are versioned, and each thing has a name in every language', () => {
    expect(tradeVersion).toBeGreaterThan(0);
    for (const { words } of tradeTerms)
      for (const language of glossaryLanguages) {
        expect(words[language]?.length).toBeGreaterThan(0);
        for (const word of words[language] ?? []) expect(word).toBe(word.trim().normalize('NFC'));
      }
  });

  it('carry no code and no number: those are the same in every language', () => {
    expect(
      tradeTerms.flatMap(({ words }) => Object.values(words).flat()).filter(one => /\d/u.test(one)),
    ).toEqual([]);
  });
});

describe('what a text names', () => {
  it.each([
    ['The fans are clogged', ['风扇', 'вентилатор', 'вентилятор', '堵塞', 'запушен']],
    ['电机有噪音', ['motor', 'мотор', 'noise', 'шум']],
    ['Вентилаторът шуми', ['风扇', 'fan', 'noise']],
  ])('is called in the other languages: %s', (text, expected) => {
    expect(inOtherLanguages(trade, text)).toEqual(expect.arrayContaining(expected));
  });

  it('is the longest name of a thing', () => {
    expect(inOtherLanguages(trade, 'an oil leak')).toContain('漏油');
    expect(inOtherLanguages(trade, 'an oil leak')).not.toContain('机油');
    expect(inOtherLanguages(trade, '压力开关')).toContain('pressure switch');
    expect(inOtherLanguages(trade, '压力开关')).not.toContain('switch');
  });

  it('is not found in words that only begin alike', () => {
    expect(inOtherLanguages(trade, 'fantastic hotels')).toEqual([]);
  });

  it('stays what it is where it is part of a protected name', () => {
    const own = glossaryOf(tradeTerms, ['Cold Fan']);
    expect(inOtherLanguages(trade, 'Our Cold Fan 300')).toContain('风扇');
    expect(inOtherLanguages(own, 'Our Cold Fan 300')).toEqual([]);
    expect(namesIn(own, 'a COLD FAN, please')).toEqual(['cold fan']);
    expect(namesIn(own, 'the cold fans; a cold fan')).toEqual(['cold fan']);
    expect(namesIn(own, 'the cold fans')).toEqual([]);
  });

  it('is called as the house calls it, too', () => {
    const own = glossaryOf([
      ...tradeTerms,
      { words: { zh: ['雪人'], en: ['snow maker'], bg: ['снегогенератор'] } },
    ]);
    expect(inOtherLanguages(own, '雪人停了')).toEqual(
      expect.arrayContaining(['snow maker', 'снегогенератор']),
    );
    expect(inOtherLanguages(own, 'Снегогенераторът спря')).toEqual(expect.arrayContaining(['雪人']));
  });

  it('is found by its protected names however many there are', () => {
    const names = Array.from({ length: 3_000 }, (_, number) => `Model ${number}`);
    const many = glossaryOf([], [...names, 'Model 7 Plus', '北风']);
    expect(namesIn(many, 'our MODEL 7 plus, and a model 2999')).toEqual([
      'model 7 plus',
      'model 7',
      'model 2999',
    ]);
    expect(namesIn(many, '我们的北风坏了')).toEqual(['北风']);
    expect(spelledNames(many, 'a MODEL 12')).toEqual([{ name: 'model 12', spelled: 'MODEL 12' }]);
  });

  it('is spelled otherwise where gaps and hyphens differ', () => {
    expect(isRespelled('cold fan', 'the cold-fan')).toBe(true);
    expect(isRespelled('cold fan', 'the ColdFan 300')).toBe(true);
    expect(isRespelled('cold fan', 'the Cold Fan, and cold fans')).toBe(false);
  });
});

const documents = [
  { id: 'fan', title: 'Fan replacement', text: 'Take off the cover and replace the fan.' },
  { id: 'leak', title: 'Oil leak', text: 'Look at the seal of the shaft.' },
  { id: 'zh', title: '更换滤芯', text: '打开盖板，更换滤芯。' },
];

describe('retrieval with a glossary', () => {
  const index = buildIndex(documents, trade);

  it('finds what stands in another language', () => {
    expect(retrieve(index, 'Тече масло от уплътнението')).toEqual([]);
    expect(retrieve(index, 'Тече масло от уплътнението', 1, trade)[0]?.id).toBe('leak');
    expect(retrieve(index, 'Филтърът е стар', 1, trade)[0]?.id).toBe('zh');
    expect(retrieve(index, '风扇', 1, trade)[0]?.id).toBe('fan');
  });

  it('finds a protected name as a whole', () => {
    const own = glossaryOf([], ['Air Core']);
    const two = [
      { id: 'pieces', title: 'Core and air', text: 'The air of the core, core air, air, core, air.' },
      {
        id: 'name',
        title: 'Compressor',
        text: 'This is about the Air Core and its many other fine details.',
      },
    ];
    expect(retrieve(buildIndex(two), 'air core')[0]?.id).toBe('pieces');
    expect(retrieve(buildIndex(two, own), 'air core', 5, own)[0]?.id).toBe('name');
  });

  it('asks for no protected name that no document has', () => {
    const own = glossaryOf(tradeTerms, ['Arctos Prime', 'Oil Jet']);
    const indexed = buildIndex([...documents, { id: 'jet', title: 'Oil Jet', text: 'Nozzle' }], own);
    const coverageOf = (query: string, glossary = own) =>
      retrieve(indexed, query, 1, glossary)[0]?.coverage ?? 0;
    const plain = coverageOf('Replace the fan');
    expect(coverageOf('Arctos Prime: replace the fan')).toBeCloseTo(plain, 10);
    expect(coverageOf('Arctos Prime: replace the fan', glossaryOf(tradeTerms))).toBeLessThan(plain * 0.8);
    // What documents have is asked for.
    expect(coverageOf('Oil Jet: replace the fan')).toBeLessThan(plain * 0.8);
  });

  it('never puts another language before the best that was found by the words themselves', () => {
    const words = tradeTerms.flatMap(({ words: of }) => glossaryLanguages.flatMap(one => of[one] ?? []));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), said => {
        const query = `Take off the cover ${said.join(' ')}`;
        const plain = new Map(retrieve(index, query, 9).map(hit => [hit.id, hit]));
        const hits = retrieve(index, query, 9, trade);
        for (const hit of hits) {
          expect(hit.coverage).toBeLessThanOrEqual(1);
          expect(hit.score).toBeGreaterThanOrEqual(plain.get(hit.id)?.score ?? 0);
        }
        const most = Math.max(...[...plain.values()].map(hit => hit.score));
        for (const hit of hits) if (!plain.has(hit.id)) expect(hit.score).toBeLessThan(most);
      }),
      { seed: 7 },
    );
  });

  it('of nothing changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), query => {
        expect(retrieve(index, query, 5, glossaryOf([]))).toEqual(retrieve(index, query, 5));
      }),
      { seed: 11 },
    );
  });
});
