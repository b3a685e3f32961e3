import { describe, expect, it } from '@jest/globals';
import type { PastAlert, UnitBacktest } from '#contracts';
import { bucketSecondsOf, heldAmong, stretchesOf, summaryOf, toldAmong } from './past-summary';

const unit = (given: Partial<UnitBacktest>): UnitBacktest => ({
  equipmentId: '6a1f7c52-3f0e-4c7e-9a55-0d5b6a4d2b11',
  serialNumber: 'SN',
  siteName: 'Mill',
  city: 'Plovdiv',
  override: 'none',
  levels: [],
  timeZone: 'Europe/Sofia',
  points: 10,
  shortenedTo: null,
  raised: 0,
  delayed: 0,
  heldBack: 0,
  longestSeconds: 0,
  totalSeconds: 0,
  flapping: null,
  alerts: [],
  holders: [],
  ...given,
});
const at = '2026-11-20T10:00:00.000Z';

describe('what a trial on the past comes to', () => {
  it('counts alerts and the units that had any, among those that were heard', () => {
    const units = [unit({ raised: 2, longestSeconds: 7_800 }), unit({ raised: 1 }), unit({ points: 0 })];
    expect(summaryOf({ units })).toEqual({
      heard: 2,
      raised: 3,
      delayed: 0,
      heldBack: 0,
      unitsRaised: 2,
      longestSeconds: 7_800,
      flapping: null,
      shortened: false,
      changed: 0,
      off: 0,
    });
  });

  it('says on how many units another rule was tried than stands in the editor, and on how many none', () => {
    const units = [
      unit({ override: 'changed' }),
      unit({ override: 'changed', points: 0 }),
      unit({ override: 'off', points: 0 }),
      unit({}),
    ];
    expect(summaryOf({ units })).toMatchObject({ heard: 2, changed: 1, off: 1 });
  });

  it('counts what was held back apart, for good or at first', () => {
    const units = [unit({ raised: 3, delayed: 1, heldBack: 4 }), unit({ raised: 1, delayed: 1 })];
    expect(summaryOf({ units })).toMatchObject({ raised: 4, delayed: 2, heldBack: 4 });
  });

  it('names the unit that flaps most', () => {
    const flaps = (raised: number) => ({ from: at, to: at, raised });
    const worst = unit({ flapping: flaps(9), shortenedTo: at });
    expect(summaryOf({ units: [unit({ flapping: flaps(3) }), worst, unit({})] })).toMatchObject({
      flapping: { unit: worst, raised: 9 },
      shortened: true,
    });
  });

  it('is nothing for no units', () => {
    expect(summaryOf({ units: [] })).toMatchObject({ heard: 0, raised: 0, longestSeconds: 0 });
  });
});

describe('the alerts on its chart', () => {
  const start = Date.parse(at);
  const instant = (seconds: number) => new Date(start + seconds * 1_000).toISOString();
  const alert = (raised: number, cleared: number | null, changes: PastAlert['changes'] = []): PastAlert => ({
    raisedAt: instant(raised),
    clearedAt: cleared === null ? null : instant(cleared),
    urgency: 'high',
    changes,
    lastedSeconds: 0,
    held: null,
  });

  it('are one where they cannot be told apart', () => {
    const alerts = [alert(0, 60), alert(70, 80), alert(5_000, 5_100), alert(5_110, null)];
    expect(stretchesOf(alerts, start, start + 15_000_000)).toEqual([
      { at: start, until: start + 80_000, urgency: 'high', changes: [], count: 2 },
      { at: start + 5_000_000, until: null, urgency: 'high', changes: [], count: 2 },
    ]);
  });

  it('keep their changes of severity alone, and only the worst together', () => {
    const worse = [{ at: instant(30), from: 'high' as const, to: 'critical' as const }];
    expect(stretchesOf([alert(0, 60, worse)], start, start + 15_000_000)).toMatchObject([
      { urgency: 'high', changes: worse },
    ]);
    expect(stretchesOf([alert(0, 60), alert(70, 80, worse)], start, start + 15_000_000)).toMatchObject([
      { urgency: 'critical', changes: [] },
    ]);
  });

  it('are parted where one was told late, and are as severe as it was by then', () => {
    const changes: PastAlert['changes'] = [
      { at: instant(30), from: 'high', to: 'critical' },
      { at: instant(50), from: 'critical', to: 'normal' },
    ];
    const late = { ...alert(0, 60, changes), held: { until: instant(40), by: [0] } };
    const never = { ...alert(100, 120), held: { until: null, by: [0] } };
    const alerts = [late, never, alert(200, null)];
    expect(toldAmong(alerts)).toEqual([
      { ...late, raisedAt: instant(40), urgency: 'critical', changes: changes.slice(1) },
      alert(200, null),
    ]);
    expect(heldAmong(alerts)).toMatchObject([
      { raisedAt: instant(0), clearedAt: instant(40) },
      { raisedAt: instant(100), clearedAt: instant(120) },
    ]);
  });

  it('are never more than a chart can show', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => alert(index * 3, index * 3 + 1));
    expect(stretchesOf(many, start, start + 15_000_000).length).toBeLessThanOrEqual(150);
  });
});

describe('the buckets of its chart', () => {
  it('are 400 at most, and a minute at least', () => {
    expect(bucketSecondsOf(0, 3_600_000)).toBe(60);
    expect(bucketSecondsOf(0, 30 * 86_400_000)).toBe(6_480);
  });
});
