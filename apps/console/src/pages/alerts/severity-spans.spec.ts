import { describe, expect, it } from '@jest/globals';
import { firstUrgency, lastedBySeverity, severitySpans } from './severity-spans';

const start = Date.parse('2026-11-20T10:00:00.000Z');
const after = (seconds: number): string => new Date(start + seconds * 1_000).toISOString();
const span = {
  id: 'a',
  at: start,
  until: start + 100_000,
  urgency: 'high' as const,
  changes: [
    { at: after(20), from: 'high' as const, to: 'critical' as const },
    { at: after(60), from: 'critical' as const, to: 'high' as const },
  ],
};

describe('an alert of changing severity on a chart', () => {
  it('is a mark for each severity that it had, without a gap', () => {
    expect(severitySpans(span)).toEqual([
      { id: 'a', at: start, until: start + 20_000, urgency: 'high' },
      { id: 'a-1', at: start + 20_000, until: start + 60_000, urgency: 'critical' },
      { id: 'a-2', at: start + 60_000, until: start + 100_000, urgency: 'high' },
    ]);
    expect(severitySpans({ ...span, until: null }).at(-1)?.until).toBeNull();
  });

  it('is never shown as milder than it was where too little of it can be seen', () => {
    expect(severitySpans(span, 50_000)).toEqual([
      { id: 'a', at: start, until: start + 100_000, urgency: 'critical' },
    ]);
  });

  it('is of one severity where it never changed', () => {
    expect(severitySpans({ ...span, changes: [] })).toEqual([
      { id: 'a', at: start, until: start + 100_000, urgency: 'high' },
    ]);
    expect(firstUrgency('low', [])).toBe('low');
    expect(firstUrgency('high', span.changes)).toBe('high');
  });

  it('adds up, the most severe first; what goes on lasts to the end', () => {
    const open = { ...span, id: 'b', until: null, changes: [], urgency: 'low' as const };
    expect(lastedBySeverity([span, open], start + 30_000)).toEqual([
      ['critical', 40],
      ['high', 60],
      ['low', 30],
    ]);
  });
});
