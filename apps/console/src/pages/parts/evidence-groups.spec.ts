import { describe, expect, it } from '@jest/globals';
import type { TriageEvidence } from '#contracts';
import { evidenceGroups } from './evidence-groups';

const entry = (change: Partial<TriageEvidence>): TriageEvidence => ({
  field: 'urgency',
  source: 'text',
  sourceId: null,
  quote: 'knocking',
  ...change,
});

describe('the evidence of one field', () => {
  it('is told once a source, each quote once', () => {
    const groups = evidenceGroups([
      entry({}),
      entry({ source: 'reading', sourceId: 'vibration', quote: 'Vibration: 9 mm/s' }),
      entry({ quote: 'loud' }),
      entry({}),
    ]);
    expect(groups.map(({ source, entries }) => [source, ...entries.map(one => one.quote)])).toEqual([
      ['text', 'knocking', 'loud'],
      ['reading', 'Vibration: 9 mm/s'],
    ]);
  });
  it('tells an article that was found by its meaning from one found by its words', () => {
    const groups = evidenceGroups([
      entry({ source: 'article', sourceId: 'a', quote: 'Oil leak' }),
      entry({ source: 'article', sourceId: 'b', quote: 'Puddles', byMeaning: true }),
    ]);
    expect(groups.map(group => group.source)).toEqual(['article', 'near-article']);
  });
  it('tells a rule of the triage from what is known of a fault code', () => {
    const groups = evidenceGroups([
      entry({ source: 'rule', sourceId: 'hazard-critical', quote: 'danger' }),
      entry({ source: 'rule', sourceId: 'C-OIL', quote: 'Oil leak' }),
    ]);
    expect(groups.map(group => group.source)).toEqual(['rule', 'fault-code']);
  });
});
