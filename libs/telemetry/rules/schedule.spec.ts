import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { backtest } from './backtest';
import { evaluateInputs, evaluateRule, nextTickAt } from './evaluate';
import type { RuleInput } from './inputs';
import type { AlertSchedule, EvaluatedRule } from './rule';
import { isOpen, nextTurn } from './schedule';
import { newRuleState, withAlertClosed } from './state';

const minute = 60_000;
const hour = 60 * minute;
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const sofia = (from: number, to: number, days: readonly number[] = everyDay): AlertSchedule => ({
  timeZone: 'Europe/Sofia',
  windows: [{ days, from, to }],
});
const instant = (text: string) => Date.parse(text);
const turnsFrom = (schedule: AlertSchedule, from: string, count: number): string[] => {
  const turns: string[] = [];
  let at: number | null = instant(from);
  while (turns.length < count && (at = nextTurn(schedule, at)) !== null)
    turns.push(new Date(at).toISOString().slice(0, 16));
  return turns;
};

describe('the hours of a rule', () => {
  it('are those of wall clocks, also on the day on which they are turned', () => {
    // Clocks go from 3 to 4 in the night to 2026-03-29, and from 4 back to 3 in that to 2026-10-25.
    expect(turnsFrom(sofia(480, 1_020), '2026-03-28T00:00Z', 4)).toEqual([
      '2026-03-28T06:00',
      '2026-03-28T15:00',
      '2026-03-29T05:00',
      '2026-03-29T14:00',
    ]);
    // Half past three is not there in spring and comes twice in autumn.
    expect(turnsFrom(sofia(210, 300), '2026-03-28T12:00Z', 2)).toEqual([
      '2026-03-29T01:00',
      '2026-03-29T02:00',
    ]);
    expect(turnsFrom(sofia(180, 210), '2026-10-24T12:00Z', 4)).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T00:30',
      '2026-10-25T01:00',
      '2026-10-25T01:30',
    ]);
  });

  it('over midnight belong to the day on which they begin', () => {
    const friday = sofia(22 * 60, 6 * 60, [5]);
    expect(turnsFrom(friday, '2026-06-03T00:00Z', 2)).toEqual(['2026-06-05T19:00', '2026-06-06T03:00']);
  });

  it('never turn when they are all there are', () => {
    expect(nextTurn(sofia(0, 1_440), instant('2026-03-28T00:00Z'))).toBeNull();
  });

  it('open and close where counting minute by minute says so, in any zone and any season', () => {
    const windows = fc.array(
      fc.record({
        days: fc.subarray(everyDay, { minLength: 1 }),
        from: fc.integer({ min: 0, max: 1_439 }),
        to: fc.integer({ min: 1, max: 1_440 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    const timeZone = fc.constantFrom(
      'UTC',
      'Europe/Sofia',
      'Asia/Shanghai',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Chatham',
    );
    // Around the nights on which one of these zones turns its clocks, and any other.
    const start = fc
      .tuple(
        fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-09-27', '2026-10-25', '2026-07-01'),
        fc.integer({ min: -2_000, max: 1_000 }),
      )
      .map(([day, minutes]) => instant(`${day}T00:00Z`) + minutes * minute);
    fc.assert(
      fc.property(windows, timeZone, start, (some, zone, from) => {
        const schedule = { timeZone: zone, windows: some };
        const wasOpen = wallSaysOpen(schedule, from);
        expect(isOpen(schedule, from)).toBe(wasOpen);
        const within = from + 36 * hour;
        let expected = from;
        while (expected <= within && wallSaysOpen(schedule, expected) === wasOpen) expected += minute;
        const found = nextTurn(schedule, from);
        if (expected <= within) expect(found).toBe(expected);
        else expect(found === null || found > within).toBe(true);
      }),
      { numRuns: 60, seed: 27 },
    );
  });
});

/** The same by asking Intl for the weekday and the time of each minute. */
function wallSaysOpen({ timeZone, windows }: AlertSchedule, at: number): boolean {
  const [today, time] = wall(at, timeZone);
  return windows.some(({ days, from, to }) => {
    if (to > from) return days.includes(today) && time >= from && time < to;
    return time >= from ? days.includes(today) : time < to && days.includes(today === 1 ? 7 : today - 1);
  });
}

const shown = new Map<string, Intl.DateTimeFormat>();
function wall(at: number, timeZone: string): [number, number] {
  let format = shown.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    shown.set(timeZone, format);
  }
  const [weekday = '', time = ''] = format.format(at).split(' ');
  const [hours = '', minutes = ''] = time.split(':');
  const today = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday.replace(',', '')) + 1;
  return [today, Number(hours) * 60 + Number(minutes)];
}

describe('a rule with hours', () => {
  // Weekdays from 8 to 18 in Sofia, which is 5 to 15 in UTC in summer.
  const ruleOf = (more: Partial<EvaluatedRule> = {}, seconds = 600): EvaluatedRule => ({
    levels: [
      {
        severity: 'high',
        condition: { type: 'compare', metric: 'heat', op: 'gt', value: 90 },
        pattern: seconds ? { kind: 'duration', seconds } : { kind: 'simple' },
      },
    ],
    schedule: sofia(480, 1_080, [1, 2, 3, 4, 5]),
    ...more,
  });
  const past = (rule: EvaluatedRule, heats: Record<string, number>, until: string) =>
    backtest(rule, {
      readings: Object.entries(heats).map(([at, heat]) => ({ at: instant(at), values: { heat } })),
      until: instant(until),
    }).alerts.map(({ raisedAt, clearedAt }) => [
      new Date(raisedAt).toISOString().slice(5, 16),
      clearedAt && new Date(clearedAt).toISOString().slice(5, 16),
    ]);

  it('raises nothing outside of them, and begins to count when they open', () => {
    // Wednesday evening to Thursday: hot all night.
    const heats = { '2026-06-03T16:00Z': 99 };
    expect(past(ruleOf(), heats, '2026-06-04T04:59Z')).toEqual([]);
    expect(past(ruleOf(), heats, '2026-06-04T12:00Z')).toEqual([['06-04T05:10', null]]);
    expect(past(ruleOf({}, 0), heats, '2026-06-04T12:00Z')).toEqual([['06-04T05:00', null]]);
    expect(past(ruleOf({ schedule: null }), heats, '2026-06-04T12:00Z')).toEqual([['06-03T16:10', null]]);
  });

  it('does not add up what lasted before closing and after opening', () => {
    const heats = { '2026-06-03T14:55Z': 99, '2026-06-04T05:05Z': 80 };
    expect(past(ruleOf(), heats, '2026-06-04T12:00Z')).toEqual([]);
  });

  it('leaves an alert that is open to its own end, at any hour', () => {
    const night = { '2026-06-05T14:00Z': 99, '2026-06-05T20:00Z': 80 };
    expect(past(ruleOf(), night, '2026-06-08T12:00Z')).toEqual([['06-05T14:10', '06-05T20:00']]);
    const weekend = { '2026-06-05T14:00Z': 99, '2026-06-08T07:00Z': 80 };
    expect(past(ruleOf(), weekend, '2026-06-08T12:00Z')).toEqual([['06-05T14:10', '06-08T07:00']]);
  });

  it('lasts anew from the morning on after an alert that was closed by hand at night', () => {
    const rule = ruleOf();
    const [heard, evening] = ['2026-06-03T14:00Z', '2026-06-03T20:00Z'].map(instant);
    if (!heard || !evening) throw new Error('no instant');
    const hot: RuleInput = { type: 'reading', at: heard, receivedAt: heard, values: { heat: 99 } };
    const { state } = evaluateInputs(rule, newRuleState(rule), [hot, { type: 'tick', now: evening }]);
    expect(state.active).not.toBeNull();
    const closed = withAlertClosed(rule, state, 0);
    const morning: RuleInput = { type: 'tick', now: instant('2026-06-04T06:00Z') };
    expect(evaluateRule(rule, closed, morning).findings.map(({ type, at }) => [type, at])).toEqual([
      ['raised', instant('2026-06-04T05:10Z')],
    ]);
    // Without hours nothing has ended: it still holds, and has for hours.
    const always = ruleOf({ schedule: null });
    const atNight: RuleInput = { ...hot, at: evening + 1, receivedAt: evening + 1 };
    const again = evaluateRule(always, withAlertClosed(always, state, 0), atNight).findings;
    expect(again.map(finding => finding.type)).toEqual(['raised']);
  });

  it('does not make an alert less severe because the hours of its level begin anew', () => {
    const [level] = ruleOf().levels;
    if (!level) throw new Error('no level');
    const low = { ...level, severity: 'low', pattern: { kind: 'simple' as const } };
    const { alerts } = backtest(ruleOf({ levels: [level, low] }), {
      readings: [{ at: instant('2026-06-03T14:00Z'), values: { heat: 99 } }],
      until: instant('2026-06-04T12:00Z'),
    });
    expect(alerts.map(one => [one.severity, one.changes.map(change => change.severity)])).toEqual([
      ['low', ['high']],
    ]);
  });

  it('counts only repetitions of its hours', () => {
    const rule = ruleOf();
    const [level] = rule.levels;
    if (!level) throw new Error('no level');
    const thrice = { ...level, pattern: { kind: 'repeating' as const, times: 3, withinSeconds: 3_600 } };
    const heats = { '2026-06-04T04:50Z': 99, '2026-06-04T05:10Z': 99, '2026-06-04T05:20Z': 99 };
    expect(past(ruleOf({ levels: [thrice] }), heats, '2026-06-04T06:00Z')).toEqual([]);
    expect(
      past(ruleOf({ levels: [thrice] }), { ...heats, '2026-06-04T05:30Z': 99 }, '2026-06-04T06:00Z'),
    ).toEqual([['06-04T05:30', null]]);
  });

  it('has to be ticked at the edge of its hours only while its condition holds', () => {
    const rule = ruleOf();
    const heard = (at: string, heat: number) =>
      evaluateRule(rule, newRuleState(rule), {
        type: 'reading',
        at: instant(at),
        receivedAt: instant(at),
        values: { heat },
      }).state;
    expect(nextTickAt(rule, heard('2026-06-03T16:00Z', 99))).toBe(instant('2026-06-04T05:00Z'));
    expect(nextTickAt(rule, heard('2026-06-03T14:55Z', 99))).toBe(instant('2026-06-03T15:00Z'));
    expect(nextTickAt(rule, heard('2026-06-03T16:00Z', 80))).toBeNull();
  });
});
