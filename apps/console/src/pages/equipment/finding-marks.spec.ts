import { describe, expect, it } from '@jest/globals';
import type { Finding } from '#contracts';
import { aheadOf, forecastFor, sistersOf, spansOf } from './finding-marks';

const now = Date.parse('2026-11-20T12:00:00Z');
const day = 86_400_000;
const iso = (days: number) => new Date(now + days * day).toISOString();
const base = {
  id: '0d1bd07a-4b0f-4e09-8d0c-3f8f4f1f6a01',
  equipmentId: '0d1bd07a-4b0f-4e09-8d0c-3f8f4f1f6a02',
  metric: 'temperature',
  since: iso(-1),
  raisedAt: iso(-0.5),
  seenAt: iso(0),
  endedAt: null,
  sure: 0.9,
  verdict: null,
  version: 1,
};
const unusual: Finding = {
  ...base,
  detail: {
    kind: 'unusual',
    activity: 'running',
    state: null,
    direction: 'higher',
    value: 90,
    usual: { low: 70, high: 80 },
  },
};
const forecast: Finding = {
  ...base,
  detail: {
    kind: 'forecast',
    side: 'high',
    limit: 95,
    crossesAt: iso(2),
    earliestAt: iso(1),
    latestAt: null,
    perDay: 2.5,
    from: { at: iso(0), value: 90 },
  },
};

const unlike: Finding = {
  ...base,
  detail: {
    kind: 'unlike-sisters',
    activity: 'running',
    direction: 'higher',
    value: 90,
    sisters: { count: 40, median: 71, spread: 2 },
  },
};

describe('findings on the chart', () => {
  it('of a unit unlike its sisters span too, and have the sisters beside them', () => {
    expect(spansOf([unlike], () => 'Unlike')).toHaveLength(1);
    const level = { at: iso(-1), units: 41, median: 71, low: 69, high: 73 };
    expect(sistersOf([level], '40 others')).toMatchObject({
      title: '40 others',
      points: [{ at: now - day, value: 71, min: 69, max: 73 }],
    });
    expect(sistersOf([], '40 others')).toBeUndefined();
  });

  it('span from their beginning on the panel of their metric, open ones without an end', () => {
    expect(spansOf([unusual, forecast], () => 'Hot')).toEqual([
      expect.objectContaining({ at: now - day, until: null, series: ['temperature'], title: 'Hot' }),
    ]);
  });

  it('draw where the metric is heading, on no other metric', () => {
    expect(forecastFor([unusual, forecast], 'temperature')).toMatchObject({
      limit: 95,
      at: now + 2 * day,
      latest: null,
    });
    expect(forecastFor([unusual, forecast], 'pressure')).toBeUndefined();
  });

  it('let the chart look ahead to the limit, at most half of the past it shows', () => {
    const heading = [forecastFor([forecast], 'temperature'), undefined];
    expect(aheadOf(heading, now, 7 * day)).toBeGreaterThan(now + 2 * day);
    expect(aheadOf(heading, now, day)).toBe(now + day / 2);
    expect(aheadOf([undefined], now, day)).toBe(now);
    expect(aheadOf(heading, now + 3 * day, day)).toBe(now + 3 * day);
  });
});
