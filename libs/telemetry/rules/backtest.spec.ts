import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { backtest } from './backtest';
import type { BacktestLimits } from './backtest';
import { evaluateRule } from './evaluate';
import type { Finding } from './inputs';
import type { AlertCondition, EvaluatedRule } from './rule';
import { anyReadings, anyRule, latenessSeconds } from './rules.fixture';
import { newRuleState } from './state';

const start = Date.UTC(2026, 5, 1, 8);
const second = 1_000;
const limits: BacktestLimits = { maxPoints: 1_000, flapping: { times: 3, withinSeconds: 600 } };

const above = (value: number): AlertCondition => ({
  type: 'compare',
  metric: 'temperature',
  op: 'gt',
  value,
});
const hot: EvaluatedRule = {
  levels: [{ severity: 'critical', condition: above(95), pattern: { kind: 'simple' } }],
};

/** A reading every minute. */
const history = (temperatures: readonly number[], minutes = temperatures.length) => ({
  readings: temperatures.map((temperature, minute) => ({
    at: start + minute * 60 * second,
    values: { temperature },
  })),
  until: start + minutes * 60 * second,
});
const minutesOf = (at: number | null) => at && (at - start) / 60_000;

describe('the backtest of a rule', () => {
  it('tells when it would have raised and cleared, and how long that lasted', () => {
    const past = backtest(hot, history([90, 96, 97, 90, 90, 99, 90]), limits);
    expect(past.alerts.map(one => [one.raisedAt, one.clearedAt].map(minutesOf))).toEqual([
      [1, 3],
      [5, 6],
    ]);
    expect(past).toMatchObject({ longestMs: 120_000, totalMs: 180_000, points: 7, flapping: null });
    expect(past.alerts[0]?.evidence.readings).toEqual([
      { metric: 'temperature', at: start + 60_000, value: 96, limit: 95 },
    ]);
  });

  it('lets an alert that is open at the end last until then', () => {
    const { alerts, longestMs } = backtest(hot, history([90, 96], 30), limits);
    expect(alerts).toMatchObject([{ clearedAt: null, lastedMs: 29 * 60_000 }]);
    expect(longestMs).toBe(29 * 60_000);
  });

  it('follows the severity of one alert', () => {
    const levels: EvaluatedRule['levels'] = [
      { severity: 'critical', condition: above(95), pattern: { kind: 'simple' } },
      { severity: 'warning', condition: above(85), pattern: { kind: 'simple' } },
    ];
    const { alerts } = backtest({ levels }, history([80, 90, 96, 90, 80]), limits);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({
      severity: 'warning',
      changes: [
        { at: start + 120_000, from: 'warning', severity: 'critical' },
        { at: start + 180_000, from: 'critical', severity: 'warning' },
      ],
      clearedAt: start + 240_000,
    });
  });

  it('hears the silence after the last reading, not before the end of the period', () => {
    const silent: EvaluatedRule = {
      levels: [
        { severity: 'high', condition: { type: 'no-data', seconds: 300 }, pattern: { kind: 'simple' } },
      ],
    };
    expect(backtest(silent, history([20, 20], 5), limits).alerts).toEqual([]);
    expect(backtest(silent, history([20, 20], 6), limits).alerts.map(one => minutesOf(one.raisedAt))).toEqual(
      [6],
    );
  });

  it('names the stretch in which the alert flaps', () => {
    const past = backtest(hot, history([96, 90, 96, 90, 96, 90, 90, 90, 90, 90, 90, 90, 90, 90, 96]), limits);
    expect(past.alerts).toHaveLength(4);
    expect(past.flapping).toEqual({ from: start, to: start + 240_000, raised: 3 });
    expect(backtest(hot, history([96, 90, 96, 90]), limits).flapping).toBeNull();
  });

  it('takes the newest of a history that is too long', () => {
    const past = backtest(hot, history([96, 90, 96, 90, 96]), { ...limits, maxPoints: 2 });
    expect(past).toMatchObject({ points: 2, shortened: true, from: start + 180_000, to: start + 240_000 });
    expect(past.alerts.map(one => minutesOf(one.raisedAt))).toEqual([4]);
  });

  it('has nothing to say about no history, and survives a bad one', () => {
    const nothing = { points: 0, from: null, to: null, alerts: [], longestMs: 0, shortened: false };
    expect(backtest(hot, history([]), limits)).toMatchObject(nothing);
    const readings = [Number.NaN, Infinity, 5].map(at => ({ at, values: { temperature: Number.NaN } }));
    expect(backtest(hot, { readings, until: start }, limits)).toMatchObject({
      alerts: [],
      ignored: { 'clock-unset': 1 },
    });
  });

  it('agrees with the live evaluation of the same readings, whenever that is ticked', () => {
    fc.assert(
      fc.property(
        anyRule,
        fc.constantFrom(0, latenessSeconds),
        anyReadings,
        fc.array(fc.boolean(), { minLength: 300, maxLength: 300 }),
        fc.nat({ max: 60 }),
        (some, allowedLatenessSeconds, stream, ticked, silenceSeconds) => {
          const rule = { ...some, allowedLatenessSeconds };
          const readings = stream.map(({ at, metric, value }) => ({
            at: start + at * second,
            values: { [metric]: value },
          }));
          const until = (readings.at(-1)?.at ?? start) + silenceSeconds * second;
          let state = newRuleState(rule);
          const findings: Finding[] = [];
          const live = (input: Parameters<typeof evaluateRule>[2]) => {
            const evaluation = evaluateRule(rule, state, input);
            state = JSON.parse(JSON.stringify(evaluation.state));
            findings.push(...evaluation.findings);
          };
          for (let now = start; now <= until + allowedLatenessSeconds * second; now += second) {
            for (const one of readings)
              if (one.at === now) live({ type: 'reading', ...one, receivedAt: now });
            if (ticked[(now - start) / second]) live({ type: 'tick', now });
          }
          live({ type: 'tick', now: until + allowedLatenessSeconds * second });
          const { alerts } = backtest(rule, {
            readings: readings.toSorted((one, other) => other.at - one.at),
            until,
          });
          const told = alerts.flatMap(one => [
            ['raised', one.raisedAt, one.severity],
            ...one.changes.map(change => ['changed', change.at, change.severity]),
            ...(one.clearedAt === null ? [] : [['cleared', one.clearedAt, null]]),
          ]);
          expect(told).toEqual(
            findings.map(one => [one.type, one.at, 'severity' in one ? one.severity : null]),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
