import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import { OverviewService } from '../insight/overview.service';
import type { Scope, Tx } from '../platform/database';
import { hire, inHours, newVisit, repair, workOn } from '../visits/work.fixture';
import type { Member, Work } from '../visits/work.fixture';

let db: TestDatabase;
let work: Work;
let tenant: Tenant;
let near: Member;
let far: Member;

const as = <T>(scope: Scope, deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.database.transaction(scope, deed);
const byManager = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => as(tenant.scopes.manager, deed);
const newOrder = () =>
  byManager(tx =>
    work.creation.create(tx, { ...repair(tenant), skills: [{ skill: 'compressor', level: 2 }] }),
  );

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** How many statements a reading takes, the opening of the transaction not counted. */
async function statements(read: (tx: Tx) => Promise<unknown>): Promise<number> {
  const query = jest.spyOn(PostgresQueryRunner.prototype, 'query');
  try {
    await byManager(read);
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}

beforeAll(async () => {
  db = await testDatabase(entities);
  work = workOn(db);
  tenant = await makeTenant(db.database);
  near = await hire(db, work, tenant, 'Near');
  far = await hire(db, work, tenant, 'Far', { home: { lat: 43.2, lng: 27.9 }, city: 'Varna' });
  await hire(db, work, tenant, 'Unskilled', { skills: [] });
  await hire(db, work, tenant, 'Resting', { shifts: [] });
});

describe('the candidates', () => {
  it('are everybody, best first, with what forbids the others', async () => {
    const order = await newOrder();
    // Not today: in the evening the day may be too short to come from afar.
    const { items } = await byManager(tx => work.planning.candidates(tx, order.id, inDays(3)));
    expect(items.map(({ engineerName }) => engineerName).slice(0, 2)).toEqual(['Near', 'Far']);
    const codes = Object.fromEntries(
      items.map(one => [
        one.engineerName,
        one.reasons.filter(({ kind }) => kind === 'blocking').map(({ code }) => code),
      ]),
    );
    expect(codes).toMatchObject({ Near: [], Far: [], Unskilled: ['skill-missing'], Resting: ['off-shift'] });
  });

  it('can be assigned where they are proposed, without a reason', async () => {
    const order = await newOrder();
    const { items } = await byManager(tx => work.planning.candidates(tx, order.id));
    for (const { engineerId, proposedWindow } of items.filter(({ feasible }) => feasible)) {
      const start = proposedWindow?.start ?? '';
      const check = await byManager(tx => work.planning.check(tx, order.id, { engineerId, start }));
      expect(check).toMatchObject({ allowed: true, needsReason: false, start });
    }
    const [best] = items;
    const visit = await byManager(tx =>
      work.assigning.assign(
        tx,
        newVisit(order, near, { start: best?.proposedWindow?.start ?? '', overrideReason: null }),
      ),
    );
    expect(visit.engineerName).toBe('Near');
  });

  it('are for the day that was asked for', async () => {
    const order = await newOrder();
    const day = inDays(3);
    const { items } = await byManager(tx => work.planning.candidates(tx, order.id, day));
    const [best] = items;
    const local = new Date(best?.proposedWindow?.start ?? 0).toLocaleDateString('sv', {
      timeZone: 'Europe/Sofia',
    });
    expect(local).toBe(day);
  });

  it('are for the first day on which somebody can go', async () => {
    const lonely = await makeTenant(db.database, { name: 'Lonely' });
    // Works on one weekday only: the day before yesterday's, which comes back in five days.
    const weekday = ((new Date(Date.now() - 2 * 86_400_000).getUTCDay() + 6) % 7) + 1;
    await hire(db, work, lonely, 'Rare', { shifts: [{ weekday, start: 480, end: 1_020 }] });
    const order = await as(lonely.scopes.manager, tx => work.creation.create(tx, repair(lonely)));
    const { items } = await as(lonely.scopes.manager, tx => work.planning.candidates(tx, order.id));
    expect(items).toMatchObject([{ engineerName: 'Rare', feasible: true }]);
    const start = Date.parse(items[0]?.proposedWindow?.start ?? '');
    expect(Math.round((start - Date.now()) / 86_400_000)).toBeGreaterThanOrEqual(4);
  });

  it('know who has been at the unit before', async () => {
    const before = await newOrder();
    let visit = await byManager(tx =>
      work.assigning.assign(tx, newVisit(before, far, { start: inHours(40) })),
    );
    for (const event of ['accept', 'start-travel', 'arrive', 'start-work'] as const)
      visit = await as(far.scope, tx =>
        work.performing.step(tx, visit.id, event, { version: visit.version }),
      );
    const done = { solution: 'Done', signatureId: null, signedBy: null, absentReason: 'Gone' };
    await as(far.scope, tx => work.performing.complete(tx, visit.id, { ...done, version: visit.version }));
    const order = await newOrder();
    const { items } = await byManager(tx => work.planning.candidates(tx, order.id));
    const knows = items.filter(({ reasons }) => reasons.some(({ code }) => code === 'knows-unit'));
    expect(knows.map(({ engineerName }) => engineerName)).toEqual(['Far']);
  });

  it('begin when whoever was out late has had the rest, and a person may say why sooner', async () => {
    const tired = await makeTenant(db.database, { name: 'Tired' });
    const byDay = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, start: 480, end: 1_020 }));
    const late = await hire(db, work, tired, 'Late', { shifts: byDay, timeZone: 'UTC' });
    const wanted = () => as(tired.scopes.manager, tx => work.creation.create(tx, repair(tired)));
    const evening = newVisit(await wanted(), late, { start: `${inDays(3)}T21:00:00.000Z` });
    const { end } = await as(tired.scopes.manager, tx => work.assigning.assign(tx, evening));
    const rested = Date.parse(end) + 11 * 3_600_000;
    const order = await wanted();
    const { items } = await as(tired.scopes.manager, tx => work.planning.candidates(tx, order.id, inDays(4)));
    expect(items).toMatchObject([{ engineerName: 'Late', feasible: true }]);
    expect(Date.parse(items[0]?.proposedWindow?.start ?? '')).toBeGreaterThanOrEqual(rested);
    const check = (start: string) =>
      as(tired.scopes.manager, tx =>
        work.planning.check(tx, order.id, { engineerId: late.engineer.id, start }),
      );
    expect(await check(items[0]?.proposedWindow?.start ?? '')).toMatchObject({ needsReason: false });
    expect(await check(`${inDays(4)}T08:30:00.000Z`)).toMatchObject({
      allowed: true,
      needsReason: true,
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'rest', kind: 'against' })]),
    });
  });

  it('take six statements', async () => {
    const order = await newOrder();
    expect(await statements(tx => work.planning.candidates(tx, order.id))).toBe(6);
  });
});

describe('a check', () => {
  it('explains what forbids and what needs a reason, and changes nothing', async () => {
    const [one, two] = [await newOrder(), await newOrder()];
    const start = inHours(60);
    await byManager(tx => work.assigning.assign(tx, newVisit(one, near, { start })));
    const { engineer } = near;
    const check = await byManager(tx => work.planning.check(tx, two.id, { engineerId: engineer.id, start }));
    expect(check.allowed).toBe(false);
    expect(check.reasons).toContainEqual(
      expect.objectContaining({
        code: 'overlap',
        kind: 'blocking',
        params: expect.objectContaining({ with: one.number }),
      }),
    );
    const refused = byManager(tx => work.assigning.assign(tx, newVisit(two, near, { start })));
    await expect(refused).rejects.toMatchObject({ code: 'visit-overlaps', facts: { with: one.number } });
    expect((await byManager(tx => work.orders.get(tx, two.id))).visits).toEqual([]);
  });

  it('is made again when the job is dropped: no reason given, no visit', async () => {
    const order = await newOrder();
    const resting = (await byManager(tx => work.engineers.list(tx, { limit: 10, q: 'Resting' }))).items[0];
    const given = { ...newVisit(order, near, { overrideReason: null }), engineerId: resting?.id ?? '' };
    const bare = byManager(tx => work.assigning.assign(tx, given));
    await expect(bare).rejects.toMatchObject({ code: 'engineer-off-shift', facts: { needsReason: true } });
    const reasoned = { ...given, overrideReason: 'Agreed on the phone' };
    const visit = await byManager(tx => work.assigning.assign(tx, reasoned));
    expect(visit.overrideReason).toBe('Agreed on the phone');
  });

  it('does not let a visit stand in its own way', async () => {
    const order = await newOrder();
    const visit = await byManager(tx =>
      work.assigning.assign(tx, newVisit(order, near, { start: inHours(70) })),
    );
    const start = inHours(70.5);
    const check = await byManager(tx =>
      work.planning.check(tx, order.id, { engineerId: near.engineer.id, start, ignoreVisitId: visit.id }),
    );
    expect(check.allowed).toBe(true);
    const moved = await byManager(tx =>
      work.moving.move(tx, visit.id, { version: visit.version, start, overrideReason: 'Later' }),
    );
    expect(moved.start).toBe(start);
  });
});

describe('reading much at once', () => {
  it('takes few statements: lists two, the first page eight', async () => {
    expect(await statements(tx => work.orders.list(tx, { limit: 50 }))).toBe(2);
    expect(await statements(tx => work.visits.list(tx, { limit: 50 }))).toBe(2);
    expect(await statements(tx => work.engineers.list(tx, { limit: 50 }))).toBe(2);
    expect(await statements(tx => new OverviewService().overview(tx))).toBeLessThanOrEqual(8);
  });
});
