import { describe, expect, it } from '@jest/globals';
import {
  formatDateTime,
  formatDistanceKm,
  formatDuration,
  formatRelative,
  formatWindow,
  offsetMinutes,
  zoneMark,
} from './format';

const sofia = { zone: 'Europe/Sofia' };

describe('times', () => {
  it('are told in the zone of the site, and name it only when clocks differ', () => {
    const at = '2026-11-20T07:30:00Z';
    expect(formatDateTime('en', at, { ...sofia, style: 'time', viewerZone: 'Europe/Sofia' })).toBe('09:30');
    expect(formatDateTime('en', at, { ...sofia, style: 'time', viewerZone: 'Europe/Bucharest' })).toBe(
      '09:30',
    );
    expect(formatDateTime('en', at, { ...sofia, style: 'time', viewerZone: 'Asia/Shanghai' })).toMatch(
      /^09:30 (EET|GMT\+2)$/,
    );
  });

  it('follow the change to summer time', () => {
    expect(offsetMinutes(new Date('2026-03-29T00:30:00Z'), 'Europe/Sofia')).toBe(120);
    expect(offsetMinutes(new Date('2026-03-29T01:30:00Z'), 'Europe/Sofia')).toBe(180);
    expect(offsetMinutes(new Date('2026-03-29T01:30:00Z'), 'America/St_Johns')).toBe(-150);
  });

  it('keep midnight 00:00 in every language', () => {
    for (const locale of ['en', 'zh', 'bg'] as const)
      expect(
        formatDateTime(locale, '2026-11-19T22:00:00Z', {
          ...sofia,
          style: 'time',
          viewerZone: 'Europe/Sofia',
        }),
      ).toMatch(/^00:00/);
  });

  it('that cannot be read are a dash', () => {
    expect(formatDateTime('en', 'yesterday-ish')).toBe('—');
    expect(formatRelative('en', 'never', 0)).toBe('—');
  });

  it('mark a zone by its abbreviation', () => {
    expect(zoneMark('en', new Date('2026-07-01T00:00:00Z'), 'Asia/Shanghai', 'Europe/Sofia')).toBe('GMT+8');
  });
});

describe('a window', () => {
  it('names its day once', () => {
    const text = formatWindow('en', '2026-11-20T07:00:00Z', '2026-11-20T09:00:00Z', {
      ...sofia,
      viewerZone: 'Europe/Sofia',
    });
    expect(text).toBe('Fri 20 Nov, 09:00–11:00');
  });

  it('names both days when it spans midnight of the site, not of the viewer', () => {
    const text = formatWindow('en', '2026-11-20T21:00:00Z', '2026-11-20T23:00:00Z', {
      ...sofia,
      viewerZone: 'UTC',
    });
    expect(text).toMatch(/^Fri 20 Nov, 23:00 – Sat 21 Nov, 01:00 /);
  });
});

describe('lengths', () => {
  it('of time use at most two units', () => {
    expect(formatDuration('en', 45)).toBe('45 mins');
    expect(formatDuration('en', 125)).toBe('2 hrs 5 mins');
    expect(formatDuration('en', 60 * 76)).toBe('3 days 4 hrs');
    expect(formatDuration('en', -30)).toBe('−30 mins');
  });

  it('of a way are metres when short', () => {
    expect(formatDistanceKm('en', 0.347)).toBe('350 m');
    expect(formatDistanceKm('en', 4.26)).toBe('4.3 km');
    expect(formatDistanceKm('en', 142.6)).toBe('143 km');
  });
});

describe('relative times', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  it('say one unit, looking back and ahead', () => {
    expect(formatRelative('en', '2026-11-20T11:58:30Z', now)).toBe('1 min ago');
    expect(formatRelative('en', '2026-11-20T15:10:00Z', now)).toBe('in 3 hr');
    expect(formatRelative('en', '2026-11-20T12:00:20Z', now)).toBe('now');
    expect(formatRelative('zh', '2026-11-19T11:00:00Z', now)).toBe('昨天');
  });
});
