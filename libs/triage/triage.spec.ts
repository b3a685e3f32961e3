import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { articles, compressorFaults, inputOf } from './factories';
import { gate } from './gates';
import type { TriageInput } from './model';
import { sourceText } from './model';
import { triage } from './triage';

const hotAlert = {
  id: 'al-1',
  faultCode: 'C101',
  title: 'Discharge temperature 97.4 > 95 for 10 s',
  urgency: 'high' as const,
};
const hotReading = {
  metric: 'dischargeTemperature',
  title: 'Discharge temperature',
  value: 97.4,
  unit: '°C',
  low: null,
  high: 95,
};

describe('triage of a report', () => {
  it.each([
    ['en', 'Our compressor overheats and stops after an hour.', 'a-en'],
    ['zh', '压缩机运行一小时后过热停机。', 'a-zh'],
    ['bg', 'Компресорът прегрява и спира след час работа.', 'a-bg'],
  ] as const)(
    'in %s fills every field from the fault code, with the article in that language first',
    (locale, text, article) => {
      const outcome = triage(inputOf(text, { locale }));
      expect(outcome).toMatchObject({
        faultCode: 'C101',
        category: 'cooling',
        urgency: 'high',
        safety: false,
        skills: [{ skill: 'compressor', level: 3 }],
        likelyParts: [{ partNumber: 'CP-FAN-02', title: 'Cooling fan', quantity: 1 }],
        estimatedMinutes: 120,
        handOver: null,
      });
      expect(outcome.sources[0]?.articleId).toBe(article);
      expect(outcome.summary).toContain(text.slice(0, 20));
      expect(new Set(outcome.evidence.map(one => one.field))).toEqual(
        new Set(['faultCode', 'urgency', 'category', 'estimatedMinutes', 'skills', 'likelyParts']),
      );
    },
  );

  it('of a machine needs no words', () => {
    const outcome = triage(
      inputOf('', { openAlerts: [hotAlert], readings: [hotReading], alertFaultCode: 'C101' }),
    );
    expect(outcome).toMatchObject({ faultCode: 'C101', question: null });
    expect(outcome.summary).toBe(
      'Discharge temperature too high. Open alert: Discharge temperature 97.4 > 95 for 10 s. Out of range: Discharge temperature: 97.4 °C',
    );
    expect(outcome.evidence).toContainEqual({
      field: 'faultCode',
      source: 'alert',
      sourceId: 'al-1',
      quote: hotAlert.title,
    });
  });

  it('asks back in the language of the person when it is not sure', () => {
    expect(triage(inputOf('oil leak and strong vibration')).question).toMatch(
      /Oil leak.*Bearing wear|Bearing wear.*Oil leak/u,
    );
    expect(triage(inputOf('坏了', { locale: 'zh' })).question).toMatch(/^设备现在/u);
    expect(triage(inputOf('Не работи', { locale: 'bg' })).question).toMatch(/^Какво показва/u);
    expect(triage(inputOf('')).question).toBe('What is wrong with the unit?');
  });

  it('asks about danger first where words may tell of it, sure of the fault as it may be', () => {
    const doubtful = 'the casing is hot and hums';
    expect(gate(doubtful)).toMatchObject({ safety: false, suspected: { kind: 'danger' } });
    const asked = triage(inputOf(`The compressor overheats, ${doubtful}`));
    expect(asked).toMatchObject({ faultCode: 'C101', safety: false, handOver: null });
    expect(asked.question).toMatch(/^Before anything else/u);
  });

  it('without a known fault says so and assumes the usual', () => {
    expect(triage(inputOf('please come'))).toMatchObject({
      faultCode: null,
      category: 'unclassified',
      urgency: 'normal',
      estimatedMinutes: 60,
      skills: [],
    });
  });

  it('takes the urgency of an open alert that is worse', () => {
    const outcome = triage(
      inputOf('oil leak', { openAlerts: [{ ...hotAlert, faultCode: null, urgency: 'critical' }] }),
    );
    expect(outcome).toMatchObject({ faultCode: 'C102', urgency: 'critical' });
    expect(outcome.evidence).toContainEqual({
      field: 'urgency',
      source: 'alert',
      sourceId: 'al-1',
      quote: hotAlert.title,
    });
  });
});

describe('danger in a report', () => {
  it.each([
    ['en', 'The compressor overheats, there is smoke', 'smoke'],
    ['zh', '压缩机过热，冒烟了', '冒烟'],
    ['bg', 'Компресорът прегрява и пуши', 'пуши'],
  ] as const)('in %s is critical and for a person, whatever the fault code says', (locale, text, quote) => {
    const outcome = triage(inputOf(text, { locale }));
    expect(outcome).toMatchObject({
      faultCode: 'C101',
      urgency: 'critical',
      safety: true,
      question: null,
      handOver: { reason: 'smoke', quote },
    });
    expect(outcome.evidence).toContainEqual({ field: 'safety', source: 'text', sourceId: null, quote });
  });

  it('without a fault code is a safety case', () => {
    expect(triage(inputOf('I got an electric shock'))).toMatchObject({
      category: 'safety',
      urgency: 'critical',
      safety: true,
    });
  });

  it('comes from a fault code, too, but then needs no person at once', () => {
    expect(triage(inputOf('the breaker trips, code C104'))).toMatchObject({
      faultCode: 'C104',
      safety: true,
      handOver: null,
      urgency: 'high',
    });
  });

  it('is found at the end of a very long report', () => {
    expect(triage(inputOf(`${'a long story. '.repeat(3_000)} And there is smoke.`)).safety).toBe(true);
  });
});

const text = fc
  .array(
    fc.constantFrom(
      'overheating',
      'oil leak',
      'smoke',
      'no smoke',
      'C103',
      'hello',
      '过热',
      '漏油',
      '冒烟',
      'прегрява',
      'дим',
      'няма дим',
      '.',
      ',',
      '!!!',
      'lawyer',
      'E\u200B21',
      '\n',
      'Й'.normalize('NFD'),
      '🔥',
    ),
    { maxLength: 12 },
  )
  .map(words => words.join(' '));
const input: fc.Arbitrary<TriageInput> = fc.record({
  locale: fc.constantFrom('en', 'zh', 'bg'),
  text: fc.oneof(text, fc.string({ unit: 'binary', maxLength: 200 })),
  modelFaultCodes: fc.constantFrom(compressorFaults, []),
  openAlerts: fc.constantFrom([], [hotAlert]),
  readings: fc.constantFrom([], [hotReading]),
  articles: fc.constantFrom(articles, []),
  alertFaultCode: fc.constantFrom(null, 'C101', 'nonsense'),
});

describe('every outcome', () => {
  it('quotes verbatim, is bounded and the same each time', () => {
    fc.assert(
      fc.property(input, of => {
        const outcome = triage(of);
        for (const one of outcome.evidence) {
          expect(sourceText(of, one)).toContain(one.quote);
          expect(one.quote.length).toBeLessThanOrEqual(300);
        }
        expect(outcome.confidence).toBeGreaterThanOrEqual(0);
        expect(outcome.confidence).toBeLessThanOrEqual(1);
        expect(outcome.proposals.length).toBeLessThanOrEqual(3);
        expect(
          outcome.faultCode === null || of.modelFaultCodes.some(one => one.code === outcome.faultCode),
        ).toBe(true);
        expect(triage(of)).toEqual(outcome);
      }),
      { numRuns: 500 },
    );
  });

  it('never lowers danger, whatever else is known', () => {
    fc.assert(
      fc.property(input, of => {
        const outcome = triage({ ...of, text: `${of.text}\nThere is smoke.` });
        expect(outcome).toMatchObject({ safety: true, urgency: 'critical' });
        expect(outcome.handOver).not.toBeNull();
      }),
    );
  });

  it('is not more urgent for being said twice', () => {
    fc.assert(
      fc.property(input, of => {
        const once = triage(of);
        const twice = triage({ ...of, text: `${of.text}. ${of.text}` });
        expect([twice.safety, twice.urgency === 'critical']).toEqual([
          once.safety,
          once.urgency === 'critical',
        ]);
      }),
    );
  });
});
