import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DispatchCandidate, EngineerPreference } from '#contracts';
import { openHouse } from '../../../../test/world/house';
import type { House } from '../../../../test/world/house';
import type { CallerName } from '../../../../test/rules/matrix/callers';
import { asOwner } from '../../../../test/world/traces';
import { MOST_PREFERENCES } from './preferences.service';

let house: House;
let unit: string;
let order: string;
/** Georgi, whom his site prefers, and his colleague Ivan. */
let georgi: string;
let ivan: string;

const Listed = z.object({ items: z.array(EngineerPreference) });
const Ranked = z.object({ items: z.array(DispatchCandidate) });
const People = z.object({ items: z.array(z.object({ id: z.string() })) });

beforeAll(async () => {
  house = await openHouse();
  const { ids } = house.company.home;
  ({ equipment: unit, engineer: georgi, 'work-order': order } = ids);
  const { items } = People.parse((await house.get('/engineers?q=Ivan')).json);
  ivan = items[0]?.id ?? '';
});

beforeEach(() =>
  asOwner(house.api.db.ownerUrl, client =>
    client.query(`DELETE FROM engineer_preference WHERE kind = 'excluded'`),
  ),
);

const path = () => `/equipment/${unit}/engineer-preferences`;
const say = (kind: string, engineerId: string, scope = 'unit', more: object = {}) =>
  house.post(path(), { kind, engineerId, scope, ...more });
const items = async () => Listed.parse((await house.get(path())).json).items;
const told = async () =>
  (await items()).map(({ engineerName, kind, scope, counts }) => [engineerName, kind, scope, counts]);
const takeOut = (id: string, caller: CallerName = 'manager') =>
  house.as(caller, { method: 'DELETE', path: `/api${path()}/${id}` });
const codesFor = async (engineerId: string) => {
  const { json } = await house.get(`/work-orders/${order}/candidates`);
  const all = Ranked.parse(json).items;
  const one = all.find(candidate => candidate.engineerId === engineerId);
  return { feasible: one?.feasible, codes: one?.reasons.map(({ code }) => code) ?? [] };
};

describe('who goes to a unit', () => {
  it('is told for the unit, its site and its customer, the nearest counting', async () => {
    expect(await told()).toEqual([['Georgi', 'preferred', 'site', true]]);
    expect((await say('excluded', georgi, 'unit', { reason: 'Asked for it' })).status).toBe(200);
    await say('excluded', ivan, 'customer');
    expect(await told()).toEqual([
      ['Georgi', 'preferred', 'site', false],
      ['Georgi', 'excluded', 'unit', true],
      ['Ivan', 'excluded', 'customer', true],
    ]);
    const history = await house.get(`/equipment/${unit}/history`);
    expect(JSON.stringify(history.json)).toContain('equipment.add-preference');
  });

  it('is what the candidates say, and what nobody plans against by hand', async () => {
    expect(await codesFor(georgi)).toMatchObject({
      feasible: true,
      codes: expect.arrayContaining(['preferred-engineer']),
    });
    await say('excluded', georgi);
    expect(await codesFor(georgi)).toMatchObject({
      feasible: false,
      codes: expect.arrayContaining(['excluded-engineer']),
    });
    const start = new Date(Date.now() + 30 * 3_600_000).toISOString();
    const visit = {
      workOrderId: order,
      workOrderVersion: 1,
      engineerId: georgi,
      start,
      overrideReason: 'All the same',
    };
    expect(await house.post('/visits', visit)).toMatchObject({
      status: 409,
      json: { code: 'engineer-not-assignable', facts: { reason: 'excluded-engineer' } },
    });
    const explained = await house.get(`/work-orders/${order}/explanation?day=${start.slice(0, 10)}`);
    expect(JSON.stringify(explained.json)).toContain('"code":"excluded"');
    const [excluded] = (await items()).filter(({ kind }) => kind === 'excluded');
    expect((await takeOut(excluded?.id ?? '')).status).toBe(200);
    expect((await house.post('/visits', visit)).status).toBe(200);
  });
});

describe('what cannot be said of an engineer', () => {
  it('is a second thing at the same place, or anything of nobody', async () => {
    expect((await say('excluded', ivan)).status).toBe(200);
    expect(await say('preferred', ivan)).toMatchObject({ status: 409, json: { code: 'already-exists' } });
    expect(await say('preferred', unit)).toMatchObject({ status: 422, json: { code: 'reference-unknown' } });
    expect((await house.post(path(), { engineerId: ivan, kind: 'hated', scope: 'unit' })).status).toBe(400);
  });

  it('is one thing more than anybody reads', async () => {
    await asOwner(house.api.db.ownerUrl, async client => {
      await client.query("SET session_replication_role = 'replica'");
      await client.query(
        `INSERT INTO engineer_preference (id, organisation_id, engineer_id, equipment_id, kind)
         SELECT gen_random_uuid(), organisation_id, gen_random_uuid(), id, 'excluded'
         FROM equipment, generate_series(1, $2) WHERE id = $1`,
        [unit, MOST_PREFERENCES],
      );
    });
    expect(await say('excluded', ivan)).toMatchObject({ status: 400, json: { code: 'input-invalid' } });
  });

  it('is by or to whom it does not concern', async () => {
    const [one] = await items();
    for (const caller of ['engineer', 'partner-dispatcher', 'customer'] as const)
      expect((await takeOut(one?.id ?? '', caller)).status).toBe(403);
    expect((await house.as('engineer', { path: `/api${path()}` })).status).toBe(403);
    // A partner reads of its own people only.
    const { equipment } = house.company.north.ids;
    const read = await house.as('partner-dispatcher', {
      path: `/api/equipment/${equipment}/engineer-preferences`,
    });
    expect(Listed.parse(read.json).items.map(({ engineerName }) => engineerName)).toEqual(['Petar']);
    await house.post(`/equipment/${equipment}/engineer-preferences`, {
      engineerId: ivan,
      kind: 'preferred',
      scope: 'customer',
    });
    const again = await house.as('partner-dispatcher', {
      path: `/api/equipment/${equipment}/engineer-preferences`,
    });
    expect(Listed.parse(again.json).items).toHaveLength(1);
  });
});
