import { describe, expect, it } from '@jest/globals';
import type { FaultCode, TriageResult } from '#contracts';
import { TriageResult as TriageSchema } from '#contracts';
import { corrected, keepingPersonsWord } from './triage.rules';
import type { CorrectionFacts } from './triage.rules';

const now = new Date('2026-11-20T10:00:00Z');
const fan: FaultCode = {
  code: 'E21',
  title: { en: 'Oil too hot' },
  category: 'cooling',
  urgency: 'high',
  safety: true,
  skills: [{ skill: 'compressor', level: 3 }],
  likelyParts: [{ partNumber: 'FAN-80', title: 'Fan', quantity: 1 }],
  durationMinutes: 90,
  keywords: { en: [], zh: [], bg: [] },
};
const engine: TriageResult = {
  faultCode: 'E40',
  category: 'air',
  urgency: 'normal',
  safety: false,
  skills: [{ skill: 'air', level: 1 }],
  likelyParts: [],
  estimatedMinutes: 45,
  summary: 'A leak.',
  evidence: [
    { field: 'faultCode', source: 'text', sourceId: null, quote: 'hisses' },
    { field: 'estimatedMinutes', source: 'rule', sourceId: 'E40', quote: 'Leak' },
  ],
  confidence: 0.6,
  question: null,
  engine: 'embedded 1',
  at: now.toISOString(),
};
const facts: CorrectionFacts = { personId: 'p', now, urgency: 'normal', text: 'It hisses', chosen: null };

describe("a person's correction", () => {
  it('changes only what was said and keeps from what to what', () => {
    const after = corrected(engine, { version: 1, estimatedMinutes: 120 }, facts);
    expect(after).toEqual({
      ...engine,
      estimatedMinutes: 120,
      evidence: [
        { field: 'faultCode', source: 'text', sourceId: null, quote: 'hisses' },
        { field: 'estimatedMinutes', source: 'person', sourceId: 'p', quote: '45 → 120' },
      ],
    });
  });

  it('brings along what the model knows of the chosen fault code', () => {
    const after = corrected(engine, { version: 1, faultCode: 'E21', skills: [] }, { ...facts, chosen: fan });
    expect(after).toMatchObject({
      faultCode: 'E21',
      category: 'cooling',
      urgency: 'high',
      safety: true,
      skills: [],
      likelyParts: fan.likelyParts,
      estimatedMinutes: 90,
    });
    const sources = Object.fromEntries(after.evidence.map(entry => [entry.field, entry.source]));
    expect(sources).toMatchObject({
      faultCode: 'person',
      skills: 'person',
      urgency: 'rule',
      likelyParts: 'rule',
    });
  });

  it('by a chosen fault code makes nothing less urgent, by the own word it may', () => {
    const critical = { ...facts, urgency: 'critical', chosen: fan } as const;
    expect(corrected(engine, { version: 1, faultCode: 'E21' }, critical).urgency).toBe('critical');
    expect(corrected(engine, { version: 1, urgency: 'low' }, critical).urgency).toBe('low');
  });

  it('stands alone where no engine ever looked', () => {
    const after = corrected(null, { version: 1, faultCode: null, urgency: 'high' }, facts);
    expect(TriageSchema.parse(after)).toMatchObject({ engine: 'person', urgency: 'high', faultCode: null });
  });
});

describe('a later triage by an engine', () => {
  it('leaves what a person decided', () => {
    const person = corrected(engine, { version: 1, faultCode: 'E21', urgency: 'high' }, facts);
    const again = keepingPersonsWord(person, {
      ...engine,
      faultCode: 'E50',
      urgency: 'low',
      estimatedMinutes: 30,
    });
    expect(again).toMatchObject({ faultCode: 'E21', urgency: 'high', estimatedMinutes: 30 });
    expect(again.evidence.filter(entry => entry.field === 'faultCode')).toEqual([
      { field: 'faultCode', source: 'person', sourceId: 'p', quote: 'E40 → E21' },
    ]);
  });

  it('keeps what a model had said, for the comparison at the end', () => {
    const compared = { by: 'm1', model: 'E21', rules: null };
    expect(keepingPersonsWord({ ...engine, compared }, engine).compared).toEqual(compared);
    const newer = { ...compared, model: 'E40' };
    expect(keepingPersonsWord({ ...engine, compared }, { ...engine, compared: newer }).compared).toEqual(
      newer,
    );
  });

  it('does not unsee danger', () => {
    expect(keepingPersonsWord({ ...engine, safety: true }, engine).safety).toBe(true);
  });
});
