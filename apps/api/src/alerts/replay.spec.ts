import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { backtest } from '#telemetry';
import type { AlertCondition, AlertPattern, AlertSchedule } from '#contracts';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { makeUnit } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import { DatabaseUnavailable } from '../platform/database';
import { isOpen } from './alert.rules';
import { makeRule, Process } from './alerts.fixture';
import { evaluated, evidenceOf } from './evaluation';

const second = 1_000;
let db: TestDatabase;
let tenant: Tenant;
let start = Date.parse('2026-11-20T10:00:00Z');
let now = start;
const clock = () => new Date(now);

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'replay.example');
});

const condition: fc.Arbitrary<AlertCondition> = fc.oneof(
  fc.record({
    type: fc.constant('compare' as const),
    metric: fc.constant('temperature'),
    op: fc.constantFrom('gt' as const, 'lte' as const),
    value: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ type: fc.constant('no-data' as const), seconds: fc.integer({ min: 10, max: 30 }) }),
);
const pattern: fc.Arbitrary<AlertPattern> = fc.oneof(
  fc.constant({ kind: 'simple' as const }),
  fc.record({ kind: fc.constant('duration' as const), seconds: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    kind: fc.constant('repeating' as const),
    times: fc.integer({ min: 2, max: 3 }),
    withinSeconds: fc.integer({ min: 5, max: 60 }),
  }),
);
const stream = fc.array(
  fc.record({ afterSeconds: fc.integer({ min: 1, max: 40 }), temperature: fc.integer({ min: 0, max: 4 }) }),
  { minLength: 4, maxLength: 12 },
);
/** By the clocks of the unit's site, which are two hours ahead of UTC in November. */
function twoMinutesOf(at: number): AlertSchedule {
  const from = Math.floor(at / 60_000 + 120) % 1_440;
  return {
    timeZone: null,
    windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from, to: (from + 2) % 1_440 || 1_440 }],
  };
}
/** What happens to a message of up to `size` readings. */
const turn = fc.record({
  size: fc.integer({ min: 1, max: 4 }),
  reversed: fc.boolean(),
  /** The process dies before it commits, and another one takes over. */
  dies: fc.boolean(),
  /** The device did not hear that it was stored: it sends it again, to two processes at once. */
  again: fc.boolean(),
  /** And something from long ago, too. */
  oldest: fc.boolean(),
  ticks: fc.boolean(),
});

interface Point {
  ts: number;
  values: { temperature: number };
  epoch: number;
  seq: number;
}
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

class Machine {
  private running = new Process(db.database, clock);
  constructor(private readonly unit: Unit) {}

  async send(points: readonly Point[], { reversed, dies, again }: Turn): Promise<void> {
    const message = reversed ? points.toReversed() : points;
    if (dies) {
      this.running.beforeCommit = () => Promise.reject(new DatabaseUnavailable('gone'));
      await expect(this.running.send(this.unit, message)).rejects.toThrow(DatabaseUnavailable);
      this.running = new Process(db.database, clock);
    }
    await this.running.send(this.unit, message);
    if (!again) return;
    const other = new Process(db.database, clock);
    await Promise.all([other.send(this.unit, message), this.running.send(this.unit, message)]);
  }
  tick(): Promise<void> {
    return this.running.tick();
  }
  alerts() {
    return this.running.alertsOf(this.unit);
  }
}

describe('the alerts of a machine whose messages are cut by kills and sent again', () => {
  it('are those of an in-order run, and one at most is open', async () => {
    let raised = 0;
    await fc.assert(
      fc.asyncProperty(
        condition,
        pattern,
        fc.boolean(),
        fc.option(fc.nat({ max: 2 })),
        stream,
        fc.array(turn, { minLength: 12, maxLength: 12 }),
        async (raises, lasting, isSlowToClear, opensAfter, readings, turns) => {
          now = start = now + 3_600 * second;
          const unit = await makeUnit(db.database, tenant);
          const rule = await makeRule(db.database, unit, {
            condition: raises,
            pattern: lasting,
            clearCondition: isSlowToClear
              ? { type: 'compare', metric: 'temperature', op: 'lt', value: 1 }
              : null,
            schedule: opensAfter === null ? null : twoMinutesOf(start + opensAfter * 60 * second),
          });
          let at = start;
          const points = readings.map(({ afterSeconds, temperature }, index) => ({
            ts: (at += afterSeconds * second),
            values: { temperature },
            epoch: 1,
            seq: index + 1,
          }));
          const machine = new Machine(unit);
          for (let place = 0, index = 0; place < points.length; index++) {
            const how = turns[index % turns.length];
            if (!how) break;
            const batch = points.slice(place, place + how.size);
            place += batch.length;
            now = batch.at(-1)?.ts ?? now;
            await machine.send(batch, how);
            // Long ago: what was there already.
            if (how.oldest) await machine.send(points.slice(0, Math.min(2, place)), { ...how, dies: false });
            // Half way to the next message nothing else has happened yet.
            now = Math.floor((now + (points[place]?.ts ?? now)) / 2);
            if (how.ticks) await machine.tick();
            const open = (await machine.alerts()).filter(alert => isOpen(alert.status));
            expect(open.length).toBeLessThanOrEqual(1);
          }
          now += 120 * second;
          await machine.tick();

          const past = backtest(evaluated(rule, 'Europe/Sofia'), {
            readings: points.map(({ ts, values }) => ({ at: ts, values })),
            until: now,
          });
          raised += past.alerts.length;
          const found = await machine.alerts();
          const inOrder = found
            .map(({ evidence, status, occurrences }) => ({ evidence, isOpen: isOpen(status), occurrences }))
            .toSorted((a, b) => (a.evidence[0]?.at ?? '').localeCompare(b.evidence[0]?.at ?? ''));
          expect(inOrder).toEqual(
            past.alerts.map(({ evidence, clearedAt }) => ({
              evidence: evidenceOf(evidence),
              isOpen: clearedAt === null,
              occurrences: 1,
            })),
          );
        },
      ),
      { numRuns: 25 },
    );
    // Agreement about nothing would be no agreement.
    expect(raised).toBeGreaterThan(5);
  }, 120_000);
});
