import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { makeUnit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import { Ingesting } from './ingest.fixture';

const HOUR = 3_600_000;
const now = Date.now();
let db: TestDatabase;
let ingest: Ingesting;
let tenant: Tenant;

beforeAll(async () => {
  db = await testDatabase(entities);
  tenant = await makeTenant(db.database, 'ingest.example');
  ingest = new Ingesting(db.database);
});

describe('what a device sends', () => {
  it('is stored one row a message, in each of the three shapes, with the newest value of every metric', async () => {
    const unit = await makeUnit(db.database, tenant);
    expect(await ingest.send(unit, { ts: now - 3_000, values: { temperature: 40, state: 'run' } })).toBe(1);
    const pair = [
      { ts: now - 2_000, values: { temperature: 41 } },
      { ts: now - 1_000, values: { pressure: 7 } },
    ];
    expect(await ingest.send(unit, pair)).toBe(2);
    expect(await ingest.send(unit, { temperature: 42.5 })).toBe(1);
    expect((await ingest.readingsOf(unit)).map(row => row.values)).toEqual([
      { temperature: 40, state: 'run' },
      { temperature: 41 },
      { pressure: 7 },
      { temperature: 42.5 },
    ]);
    const pulse = await ingest.pulseOf(unit);
    expect(pulse?.online).toBe(true);
    expect(Object.entries(pulse?.latest ?? {}).map(([metric, { value }]) => [metric, value])).toEqual(
      expect.arrayContaining([
        ['temperature', 42.5],
        ['pressure', 7],
        ['state', 'run'],
      ]),
    );
  });

  it('counts once with boot and counter, however often it comes, and works once', async () => {
    const unit = await makeUnit(db.database, tenant);
    const point = { ts: now, values: { temperature: 50 }, epoch: 3, seq: 1 };
    await Promise.all([
      ingest.send(unit, point),
      ingest.send(unit, point),
      ingest.send(unit, [point, point]),
    ]);
    expect(await ingest.send(unit, point)).toBe(1);
    expect(await ingest.readingsOf(unit)).toHaveLength(1);
    expect(
      ingest.seen.filter(one => one.equipmentId === unit.equipmentId).flatMap(one => one.readings),
    ).toHaveLength(1);
  });

  it('is not lost between two processes that have readings of the same unit at once', async () => {
    const [other, unit] = [new Ingesting(db.database), await makeUnit(db.database, tenant)];
    await Promise.all([ingest, other].map(one => one.send(unit, { m0: 0 })));
    const metrics = Array.from({ length: 40 }, (_, n) => `m${n}`);
    for (let round = 0; round < 40; round += 4)
      await Promise.all(
        metrics
          .slice(round, round + 4)
          .map((metric, n) => (n % 2 ? other : ingest).send(unit, { [metric]: n })),
      );
    expect(Object.keys((await ingest.pulseOf(unit))?.latest ?? {}).sort()).toEqual(metrics.sort());
  });

  it('is the same set of readings in any order and repetition', async () => {
    const point = fc.record({ seq: fc.integer({ min: 0, max: 12 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(point, { minLength: 1, maxLength: 12 }), async points => {
        const messages = points.map(({ seq }) => ({
          ts: now - HOUR + seq * 60_000,
          values: { temperature: seq },
          epoch: 1,
          seq,
        }));
        const unit = await makeUnit(db.database, tenant);
        await Promise.all(messages.map(message => ingest.send(unit, message)));
        const wanted = [...new Set(points.map(({ seq }) => seq))].sort((a, b) => a - b);
        expect((await ingest.readingsOf(unit)).map(row => Number(row.seq))).toEqual(wanted);
        expect((await ingest.pulseOf(unit))?.latest['temperature']?.value).toBe(wanted.at(-1));
      }),
      { numRuns: 15 },
    );
  });

  it('that comes late is stored at its own time and does not displace what is newer', async () => {
    const unit = await makeUnit(db.database, tenant);
    await ingest.send(unit, { ts: now, values: { temperature: 60 } });
    await ingest.send(unit, { ts: now - 30 * HOUR, values: { temperature: 20 } });
    expect((await ingest.readingsOf(unit)).map(row => row.at.getTime())).toEqual([now - 30 * HOUR, now]);
    expect((await ingest.pulseOf(unit))?.latest['temperature']?.value).toBe(60);
  });

  it('by a clock a day ahead keeps its time, counts as of its arrival and does not freeze the screen', async () => {
    const unit = await makeUnit(db.database, tenant);
    await ingest.send(unit, { ts: Date.now() + 24 * HOUR, values: { temperature: 60 } });
    const pulse = await ingest.pulseOf(unit);
    expect(pulse?.latest['temperature']).toMatchObject({ value: 60, aheadMs: expect.any(Number) });
    expect(pulse?.last_reading_at.getTime()).toBeLessThanOrEqual(Date.now());
    expect((await ingest.readingsOf(unit))[0]?.at.getTime()).toBeGreaterThan(Date.now() + 23 * HOUR);
    await ingest.send(unit, { temperature: 61 });
    expect((await ingest.pulseOf(unit))?.latest['temperature']?.value).toBe(61);
  });
});

describe('what cannot be used', () => {
  it('waits among the dead letters with its reason and its bytes, and the stream goes on', async () => {
    const unit = await makeUnit(db.database, tenant);
    expect(await ingest.send(unit, 'garbage')).toBe(0);
    await ingest.send(unit, { ts: 0, values: { temperature: 1 } });
    await ingest.send(unit, { ts: now, values: { temperature: 'hot', pressure: 7 } });
    await ingest.send(unit, '{"temperature": 1e999}');
    await ingest.send(unit, { severity: 'bad' }, 'events');
    await ingest.send(unit, { ts: now + 1, values: { temperature: 44 } });
    const letters = await ingest.lettersOf(unit);
    expect(letters.map(letter => letter.reason)).toEqual([
      'not JSON',
      expect.stringContaining('before the year 2000'),
      'temperature: not a number',
      'temperature: not a finite number',
      expect.stringContaining('code'),
    ]);
    expect(letters[0]?.payload.toString()).toBe('garbage');
    expect((await ingest.readingsOf(unit)).map(row => row.values)).toEqual([
      { pressure: 7 },
      { temperature: 44 },
    ]);
  });

  it('is put aside alone when even the tables refuse it', async () => {
    const unit = await makeUnit(db.database, tenant);
    const poison = ingest.send(unit, `{"code": "E1", "data": {"text": "\\u0000"}}`, 'events');
    await Promise.all([poison, ...[1, 2, 3].map(n => ingest.send(unit, { temperature: n }))]);
    expect((await ingest.readingsOf(unit)).length).toBe(3);
    expect((await ingest.lettersOf(unit)).map(letter => letter.reason)).toEqual([
      expect.stringMatching(/^not storable/),
    ]);
  });

  it('is everything of a device whose credentials have ended', async () => {
    const unit = await makeUnit(db.database, tenant);
    await ingest.rows(tenant.organisationId, 'UPDATE device SET revoked_at = now() WHERE id = $1', [
      unit.deviceId,
    ]);
    expect(await ingest.send(unit, { temperature: 1 })).toBe(0);
    expect(await ingest.readingsOf(unit)).toEqual([]);
    expect((await ingest.lettersOf(unit))[0]?.reason).toMatch(/have ended/);
  });
});
