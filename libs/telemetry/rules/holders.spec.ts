import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { backtest } from './backtest';
import { holdSettings, holdsOf } from './holders';
import type { Holder } from './holders';
import type { AlertCondition, EvaluatedRule } from './rule';
import { anyReadings, anyRule } from './rules.fixture';
import { asLive } from './holders.fixture';

const minute = 60_000;
const start = Date.UTC(2026, 5, 1);
const ruleOf = (condition: AlertCondition): EvaluatedRule => ({
  levels: [{ severity: 'high', condition, pattern: { kind: 'simple' } }],
});
const hot = ruleOf({ type: 'compare', metric: 'temperature', op: 'gt', value: 95 });
const silent = ruleOf({ type: 'no-data', seconds: 60 });

const holder = (kind: Holder['kind'], from: number, until: number | null): Holder => ({
  kind,
  from: start + from * minute,
  until: until === null ? null : start + until * minute,
});
const fault = (from: number, until: number | null) => holder('fault', from, until);

/** Alerts by their minutes, of a period of a hundred; the unit is heard every minute, or only then. */
function held(
  alerts: readonly [number, number | null][],
  holders: readonly Holder[],
  { rule = hot, heard = Array.from({ length: 101 }, (_, index) => index) } = {},
) {
  const at = (one: number) => start + one * minute;
  const holds = holdsOf(
    alerts.map(([raised, cleared]) => ({
      raisedAt: at(raised),
      clearedAt: cleared === null ? null : at(cleared),
      severity: 'high',
    })),
    { rule, holders, heard: heard.map(at), until: at(100) },
  );
  return holds.map(one => one && [one.until === null ? null : (one.until - start) / minute, one.by]);
}

describe('an alert of the past while another fault is open', () => {
  it('is held back, and not outside of that', () => {
    expect(
      held(
        [
          [1, 2],
          [5, 7],
          [9, 10],
        ],
        [fault(4, 8)],
      ),
    ).toEqual([null, [null, [0]], null]);
  });

  it('is told with the first that the unit says after that has ended, unless that is its end', () => {
    expect(held([[5, 20]], [fault(4, 8)])).toEqual([[9, [0]]]);
    expect(held([[5, 9]], [fault(4, 8)])).toEqual([[null, [0]]]);
  });

  it('is told of a unit that says nothing once that had its time to come back', () => {
    expect(held([[5, null]], [fault(4, 8)], { heard: [5] })).toEqual([[10, [0]]]);
    expect(held([[5, null]], [fault(4, 99)], { heard: [5] })).toEqual([[null, [0]]]);
  });

  it('is told at once when that comes only after it', () => {
    expect(held([[5, 20]], [fault(6, 30)])).toEqual([null]);
  });

  it('is explained by whatever else is open when the first has ended, the first of the list first', () => {
    const holders = [fault(7, 11), fault(1, 8), fault(2, 7.5), fault(10, 14)];
    expect(held([[5, 20]], holders)).toEqual([[15, [1, 0, 3]]]);
    expect(held([[5, 12]], holders)).toEqual([[null, [1, 0]]]);
  });

  it('counts what says that it is still there twice a minute at most', () => {
    const heard = [5, 7.9, 8.1, 8.3, 8.5];
    expect(held([[5, 20]], [fault(4, 8)], { heard })).toEqual([[8.5, [0]]]);
  });
});

describe('an alert of the past while somebody works on the unit', () => {
  it('is kept quiet to the end of that, by the longest of several, and also when work has begun again', () => {
    const windows = [holder('maintenance', 3, 8), holder('maintenance', 4, 12)];
    expect(held([[5, 20]], windows)).toEqual([[12, [1]]]);
    expect(held([[5, 20]], [holder('maintenance', 3, 8), holder('maintenance', 7, 15)])).toEqual([[8, [0]]]);
  });

  it('stays quiet when a fault explains it after that, and as long as both do', () => {
    expect(held([[5, 40]], [holder('maintenance', 3, 8), fault(7, 20)])).toEqual([[21, [0, 1]]]);
    expect(held([[5, 40]], [holder('maintenance', 3, 30), fault(4, 8)])).toEqual([[30, [0, 1]]]);
  });
});

describe('the silence of a unit while the one that speaks for it is silent', () => {
  const silences = [holder('silence', 1, 17)];
  it('is kept quiet, and told ten minutes later at the latest', () => {
    expect(held([[5, 60]], silences, { rule: silent })).toEqual([[25, [0]]]);
    expect(held([[5, 24]], silences, { rule: silent })).toEqual([[null, [0]]]);
  });

  it('holds nothing back that rests on a value', () => {
    expect(held([[5, 60]], silences)).toEqual([null]);
  });
});

const anyHolder: fc.Arbitrary<Holder> = fc
  .record({
    kind: fc.constantFrom('fault' as const, 'fault' as const, 'maintenance' as const, 'silence' as const),
    from: fc.integer({ min: -50, max: 1_000 }),
    lasts: fc.integer({ min: 1, max: 400 }),
    goesOn: fc.boolean(),
  })
  .map(({ kind, from, lasts, goesOn }) => ({
    kind,
    from: start + from * 1_000,
    until: goesOn && kind !== 'maintenance' ? null : start + (from + lasts) * 1_000,
  }));
/** Alerts one after the other, the last of them open or not, and when the unit was heard; in seconds. */
const anyFired = fc
  .uniqueArray(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 8 })
  .map(moments => {
    const edges = moments.toSorted((one, other) => one - other).map(moment => start + moment * 1_000);
    return edges.flatMap((raisedAt, index) =>
      index % 2 === 0 ? [{ raisedAt, clearedAt: edges[index + 1] ?? null, severity: 'high' }] : [],
    );
  });
const anyHeard = fc
  .uniqueArray(fc.integer({ min: 0, max: 2_400 }), { maxLength: 60 })
  .map(heard => heard.toSorted((one, other) => one - other).map(one => start + one * 1_000));
/** Five seconds apart at least, so that a fault ends and explains, and is heard of again. */
const anyHistory = anyReadings.map(stream => ({
  readings: stream.map(({ at, metric, value }) => ({
    at: start + at * 5_000,
    values: { [metric]: value },
  })),
  until: start + 2_400_000,
}));

describe('what holds alerts of the past back', () => {
  it('does so from and until when live ingest and its ticks would, second by second', () => {
    let late = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(hot, silent),
        anyFired,
        anyHeard,
        fc.array(anyHolder, { minLength: 1, maxLength: 6 }),
        (rule, alerts, heard, holders) => {
          const past = { rule, holders, heard, until: start + 2_400_000 };
          const holds = holdsOf(alerts, past);
          const told = alerts.map(({ raisedAt }, index) => {
            const hold = holds[index];
            return hold ? hold.until : raisedAt;
          });
          late += holds.filter(hold => hold?.until).length;
          expect(told).toEqual(asLive(alerts, past));
        },
      ),
      { numRuns: 1_000 },
    );
    expect(late).toBeGreaterThan(80);
  });
});

describe('the backtest of a rule on a past with other faults', () => {
  it('is the one without them when there are none, or none that concern it', () => {
    fc.assert(
      fc.property(anyRule, anyHistory, (rule, history) => {
        const plain = backtest(rule, history);
        expect(backtest(rule, { ...history, holders: [] })).toEqual(plain);
        expect(backtest(rule, { ...history, holders: [fault(-20, -10), fault(30, null)] })).toEqual(plain);
        expect(plain.alerts.every(alert => alert.held === null)).toBe(true);
        expect(plain.told).toBe(plain.alerts.length);
      }),
      { numRuns: 200 },
    );
  });

  it('holds all back while one is open, and fires as if there were none', () => {
    fc.assert(
      fc.property(anyRule, anyHistory, (rule, history) => {
        const plain = backtest(rule, history);
        const quiet = backtest(rule, { ...history, holders: [fault(-1, null)] });
        expect(quiet).toEqual({
          ...plain,
          told: 0,
          longestMs: 0,
          totalMs: 0,
          flapping: null,
          alerts: plain.alerts.map(alert => ({ ...alert, held: { until: null, by: [0] } })),
        });
      }),
      { numRuns: 200 },
    );
  });

  it('knows its times', () => {
    expect(holdSettings).toEqual({ graceMs: 120_000, againMs: 600_000, seenEveryMs: 30_000 });
  });
});
