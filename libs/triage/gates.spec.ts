import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { gate } from './gates';
import { dangers, matters, ordinary } from './lexicon/examples';

describe('danger', () => {
  it.each(dangers.flatMap(([kind, texts]) => texts.map(text => [kind, text] as const)))(
    '%s: %s',
    (kind, text) => {
      const found = gate(text);
      expect(found.hazards.map(hit => hit.kind)).toContain(kind);
      expect(found.safety).toBe(true);
      expect(found.handOver).not.toBeNull();
    },
  );

  it.each([
    'No smoke, no fire, it just stopped',
    'there is no smoke or fire',
    'Nobody was hurt',
    'I do not see any smoke',
    'it stopped without any smell of burning',
    '没有冒烟，也没有火花',
    '没有人受伤',
    '无焦味',
    'Няма дим и няма пострадали',
    'Спря без дим или искри',
    'Не мирише на изгоряло',
  ])('is not what is denied: %s', text => {
    expect(gate(text).hazards).toEqual([]);
  });

  it.each([
    ['No smoke, but a burning smell', 'burning-smell'],
    ['没有冒烟，但是有焦味', 'burning-smell'],
    ['Няма дим, само миризма на изгоряло', 'burning-smell'],
    ['not only smoke but flames', 'smoke'],
    ['no idea why it smokes', 'smoke'],
    ['we cannot stop the smoke', 'smoke'],
    ['There is no power. Smoke comes out', 'smoke'],
    ['不停地冒烟', 'smoke'],
    ['不知道有没有冒烟', 'smoke'],
    ['не знам защо пуши', 'smoke'],
    ['не спира да дими', 'smoke'],
    ['There was smoke, now there is no smoke any more', 'smoke'],
    ['вече няма дим', 'smoke'],
    ['现在不冒烟了', 'smoke'],
  ] as const)('is what a denial does not reach: %s', (text, kind) => {
    expect(gate(text).hazards.map(hit => hit.kind)).toContain(kind);
  });

  it('is found whatever the declared language, in capitals, wide letters and with hidden characters', () => {
    expect(gate('SMOKE').safety).toBe(true);
    expect(gate('ｓｍｏｋｅ').safety).toBe(true);
    expect(gate('smo\u200Bke').hazards[0]?.quote).toBe('smo\u200Bke');
    expect(gate('Дисплеят is on fire').safety).toBe(true);
  });
});

describe('matters of a person', () => {
  it.each(matters.flatMap(([kind, texts]) => texts.map(text => [kind, text] as const)))(
    '%s: %s',
    (kind, text) => {
      const found = gate(text);
      expect(found.sensitive.map(hit => hit.kind)).toContain(kind);
      expect(found.handOver).not.toBeNull();
    },
  );

  it('come after danger, but a threat to oneself comes first', () => {
    expect(gate('My lawyer! There is smoke!').handOver).toBe('smoke');
    expect(gate('the smoke is there and I want to end my life').handOver).toBe('self-harm');
  });
});

describe('ordinary reports', () => {
  it.each(ordinary)('need nobody at once: %s', text => {
    expect(gate(text)).toMatchObject({ safety: false, hazards: [], sensitive: [], handOver: null });
  });
});

describe('a word of danger', () => {
  it.each([
    ['theres smok comming out', 'smoke'],
    ['it is smokin again', 'smoke'],
    ['she got electricuted', 'electric-shock'],
    ['saw a sparck', 'sparks'],
    ['излиза пушкек', 'smoke'],
  ])('counts with a typing error: %s', (text, kind) => {
    expect(gate(text).hazards.map(hit => hit.kind)).toContain(kind);
  });

  it.each([
    'I spoke to somebody about the frames per second',
    'the breaker tripped when I tapped the card',
    'it keeps bleeping while turning',
    'no smok to be seen',
  ])('is not read into %s', text => {
    expect(gate(text).hazards).toEqual([]);
  });

  it('means none within a compound, and counts beside it', () => {
    expect(gate('the smoke test passed').safety).toBe(false);
    expect(gate('the smoke test passed, now there is smoke').safety).toBe(true);
    expect(gate('屏幕上的火焰图标').safety).toBe(false);
  });
});

describe('the gate', () => {
  it('is never lowered by more text around a danger', () => {
    const words = fc.array(
      fc.constantFrom('the', 'unit', 'please', 'code', 'E21', 'машина', '机器', 'today'),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        words,
        words,
        fc.constantFrom(...dangers.flatMap(([, texts]) => texts)),
        (before, after, danger) => {
          expect(gate(`${before.join(' ')}. ${danger}. ${after.join(' ')}`).safety).toBe(true);
        },
      ),
    );
  });

  it('quotes verbatim and never fails on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
        const found = gate(text);
        for (const hit of [...found.hazards, ...found.sensitive])
          expect(text.slice(hit.index)).toContain(hit.quote);
      }),
    );
  });

  it('reads a long text in time that grows with its length only', () => {
    const started = performance.now();
    gate('the burning water smells of a person in the '.repeat(5_000));
    gate('мирише на изключен човек в '.repeat(5_000));
    gate('冒水烟流电'.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
