import { beforeAll, describe, expect, it } from '@jest/globals';
import { noOvertime, usualPace } from '#contracts';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import type { Scope, Tx } from '../platform/database';
import { hire, workOn } from '../visits/work.fixture';
import type { Member, Work } from '../visits/work.fixture';
import { plannableEngineers } from './calendar.store';
import type { PlannableEngineer } from './calendar.store';
import { workforce } from './workforce.store';

let db: TestDatabase;
let work: Work;
let tenant: Tenant;
let boris: Member;
let petar: Member;
let offShift: Member;

const as = <T>(scope: Scope, deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.database.transaction(scope, deed);
const sofia = { lat: 42.7, lng: 23.3 };
const place = { home: sofia, city: 'Sofia', timeZone: 'Europe/Sofia' };
const blank = {
  ...place,
  phone: null,
  skills: [],
  certificates: [],
  shifts: [],
  pace: { factor: 1, bySkill: [] },
  overtime: { maxMinutes: 0, travelHoursPerHour: 1.5 },
  personId: null,
};
const seen = async (scope: Scope, name: string) => {
  const { items } = await as(scope, tx => work.engineers.list(tx, { limit: 50 }));
  return items.find(one => one.name === name);
};

beforeAll(async () => {
  db = await testDatabase(entities);
  work = workOn(db);
  tenant = await makeTenant(db.database);
  boris = await hire(db, work, tenant, 'Boris');
  petar = await hire(db, work, tenant, 'Petar', { partnerId: tenant.partnerId });
  offShift = await hire(db, work, tenant, 'Ivan', { shifts: [] });
});

describe('a position', () => {
  const send = (member: Member, lat: number, at: string) =>
    as(member.scope, tx => work.positions.send(tx, { position: { ...sofia, lat }, at }));

  it('is the last one only: one that comes late changes nothing', async () => {
    await send(boris, 42.6, new Date(Date.now() - 60_000).toISOString());
    await send(boris, 42.1, new Date(Date.now() - 3_600_000).toISOString());
    expect((await seen(tenant.scopes.manager, 'Boris'))?.position?.lat).toBe(42.6);
    const trail = await as(tenant.scopes.worker, tx => tx.rows('SELECT 1 FROM engineer_position'));
    expect(trail).toHaveLength(1);
    const audit = await as(tenant.scopes.worker, tx =>
      tx.rows(`SELECT 1 FROM audit_event WHERE lat IS NOT NULL OR verb LIKE '%position%'`),
    );
    expect(audit).toEqual([]);
    // The notes of the live feed are kept for a week, and colleagues read them.
    const notes = await as(tenant.scopes.worker, tx =>
      tx.rows<{ payload: unknown }>(
        `SELECT payload FROM outbox WHERE topic = 'engineer' AND subject_id = $1`,
        [boris.engineer.id],
      ),
    );
    expect(JSON.stringify(notes)).not.toContain('42.');
  });

  it('of a clock that runs ahead does not shut out the next', async () => {
    await send(boris, 42.7, '2031-01-01T00:00:00Z');
    await new Promise(resolve => setTimeout(resolve, 5));
    await send(boris, 42.8, new Date().toISOString());
    expect((await seen(tenant.scopes.manager, 'Boris'))?.position?.lat).toBe(42.8);
  });

  it('is refused off shift and on leave', async () => {
    const now = new Date().toISOString();
    await expect(send(offShift, 42.5, now)).rejects.toMatchObject({ code: 'position-off-shift' });
    const [start, end] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
    const leave = { start: start.toISOString(), end: end.toISOString(), reason: 'Doctor' };
    await as(tenant.scopes.partner, tx => work.engineers.addAbsence(tx, petar.engineer.id, leave));
    await expect(send(petar, 42.5, now)).rejects.toMatchObject({ facts: { state: 'absent' } });
  });

  it('stays between the engineer and who plans', async () => {
    expect((await seen(boris.scope, 'Boris'))?.position).not.toBeNull();
    expect((await seen(offShift.scope, 'Boris'))?.position).toBeNull();
  });
});

describe('an absence', () => {
  it('is taken out again by who may see the engineer', async () => {
    const { partner, manager } = tenant.scopes;
    const day = { start: '2030-01-07T00:00:00Z', end: '2030-01-08T00:00:00Z', reason: 'Leave' };
    const add = (of: Member) => as(manager, tx => work.engineers.enterAbsence(tx, of.engineer.id, day));
    const [own, others] = [await add(petar), await add(boris)];
    const remove = (scope: Scope, of: Member, id: string) =>
      as(scope, tx => work.engineers.removeAbsence(tx, of.engineer.id, id));
    await expect(remove(partner, boris, others)).rejects.toThrow('Not visible');
    await expect(remove(manager, petar, others)).rejects.toThrow('Not visible');
    const left = async (of: Member) =>
      (await as(manager, tx => work.engineers.get(tx, of.engineer.id))).absences.filter(one =>
        one.start.startsWith('2030'),
      ).length;
    expect([await left(petar), await left(boris)]).toEqual([1, 1]);
    await remove(partner, petar, own);
    await remove(manager, boris, others);
    expect([await left(petar), await left(boris)]).toEqual([0, 0]);
    await expect(remove(manager, boris, others)).rejects.toThrow('Not visible');
  });
});

describe('engineers', () => {
  it('are told with their state, all in one', async () => {
    const { items } = await as(tenant.scopes.manager, tx => work.engineers.list(tx, { limit: 50 }));
    expect(items.map(({ name, state }) => [name, state])).toEqual([
      ['Boris', 'free'],
      ['Ivan', 'off-shift'],
      ['Petar', 'absent'],
    ]);
    const counts = await as(tenant.scopes.manager, workforce);
    expect(Object.fromEntries(counts)).toEqual({ free: 1, 'off-shift': 1, absent: 1 });
  });

  it('of a partner see only each other, and the partner adds only to itself', async () => {
    const { items } = await as(tenant.scopes.partner, tx => work.engineers.list(tx, { limit: 50 }));
    expect(items.map(({ name }) => name)).toEqual(['Petar']);
    await expect(as(tenant.scopes.partner, tx => work.engineers.get(tx, boris.engineer.id))).rejects.toThrow(
      'Not visible',
    );
    const given = { ...blank, name: 'Stefan' };
    const added = await as(tenant.scopes.partner, tx =>
      work.engineers.create(tx, { ...given, partnerId: null }),
    );
    expect(added.partnerId).toBe(tenant.partnerId);
    const foreign = as(tenant.scopes.partner, tx =>
      work.engineers.create(tx, { ...given, partnerId: tenant.organisationId }),
    );
    await expect(foreign).rejects.toMatchObject({ code: 'reference-unknown' });
  });

  it('show pace and overtime to who plans and to themselves, and colleagues the usual', async () => {
    const pace = { factor: 1.2, bySkill: [{ skill: 'compressor', factor: 0.8 }] };
    const { id } = boris.engineer;
    const { version } = await as(tenant.scopes.manager, tx => work.engineers.get(tx, id));
    const overtime = { maxMinutes: 45, travelHoursPerHour: 2 };
    await as(tenant.scopes.manager, tx => work.engineers.change(tx, id, { version, pace, overtime }));
    const seenBy = async (scope: Scope) => {
      const answer = await as(scope, tx => work.engineers.get(tx, id));
      return { pace: answer.pace, overtime: answer.overtime };
    };
    expect(await seenBy(tenant.scopes.manager)).toEqual({ pace, overtime });
    expect(await seenBy(boris.scope)).toEqual({ pace, overtime });
    expect(await seenBy(offShift.scope)).toEqual({ pace: usualPace, overtime: noOvertime });
    const span = { start: 0, end: 1 };
    const [planned] = await as<PlannableEngineer[]>(tenant.scopes.manager, tx =>
      plannableEngineers(tx, span, id),
    );
    expect(planned).toMatchObject({ pace, overtime });
  });

  it('are changed by who saw the newest state, one account each', async () => {
    const { id } = boris.engineer;
    const { version } = await as(tenant.scopes.manager, tx => work.engineers.get(tx, id));
    const changed = await as(tenant.scopes.manager, tx =>
      work.engineers.change(tx, id, { version, phone: '+359 88' }),
    );
    expect(changed).toMatchObject({ phone: '+359 88', version: version + 1 });
    const stale = as(tenant.scopes.manager, tx => work.engineers.change(tx, id, { version, city: 'Ruse' }));
    await expect(stale).rejects.toThrow('changed meanwhile');
    const { personId } = boris.engineer;
    const twice = as(tenant.scopes.manager, tx =>
      work.engineers.create(tx, { ...blank, name: 'Boris again', personId, partnerId: null }),
    );
    await expect(twice).rejects.toMatchObject({ code: 'already-exists' });
  });
});
