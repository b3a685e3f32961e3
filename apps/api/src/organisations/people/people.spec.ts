import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Person, Role } from '#contracts';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { Refused } from '../../platform/refused';
import { makeTenant, signIn, system } from '../organisations.fixture';
import type { Ask, Tenant } from '../organisations.fixture';
import { scopeOf } from '../sessions/person-scope';
import { PeopleService } from './people.service';

const facts = { requestId: 'r', source: 'web' as const, ip: null, userAgent: null };

describe('people', () => {
  let app: TestApp;
  let ours: Tenant;
  let theirs: Tenant;
  beforeAll(async () => {
    app = await testApp();
    ours = await makeTenant(app.db.database, 'ours.example');
    theirs = await makeTenant(app.db.database, 'theirs.example');
  });
  const as = async (role: Role, domain = 'ours.example') => (await signIn(app.url, `${role}@${domain}`)).as;
  const read = async (ask: Ask, id: string): Promise<Person> =>
    (await ask('GET', '/people?limit=200')).body.items.find((person: Person) => person.id === id);

  it('of the own organisation are listed with those of its partners and customers, and no others', async () => {
    const { body } = await (await as('manager'))('GET', '/people');
    expect(body.items.map((person: Person) => person.email).toSorted()).toEqual(
      Object.values(ours.people)
        .map(person => person.email)
        .toSorted(),
    );
    expect(body.items.map((person: Person) => person.organisationName)).toContain(
      'Balkan Service ours.example',
    );
  });

  it('are listed to a partner only as far as they are its own', async () => {
    const { body } = await (await as('partner-dispatcher'))('GET', '/people');
    expect(body.items.map((person: Person) => person.role)).toEqual([
      'partner-dispatcher',
      'partner-engineer',
    ]);
  });

  it('are filtered and paged', async () => {
    const manager = await as('manager');
    const first = await manager('GET', '/people?limit=3&sort=-lastSeenAt');
    const second = await manager('GET', `/people?limit=200&sort=-lastSeenAt&cursor=${first.body.nextCursor}`);
    const ids = [...first.body.items, ...second.body.items].map((person: Person) => person.id);
    expect(new Set(ids).size).toBe(7);
    expect(second.body.nextCursor).toBeNull();
    const found = await manager('GET', '/people?q=ENGINEER%40&role=engineer&active=true');
    expect(found.body.items).toHaveLength(1);
    expect((await manager('GET', '/people?q=%25')).body.items).toHaveLength(0);
    expect((await manager('GET', '/people?role=king')).status).toBe(400);
  });

  it.each(['engineer', 'partner-engineer', 'customer'] as const)('are not for a %s to see', async role => {
    expect((await (await as(role))('GET', '/people')).status).toBe(403);
  });

  it('of another manufacturer do not exist', async () => {
    const stranger = theirs.people.agent;
    const answer = await (
      await as('manager')
    )('PATCH', `/people/${stranger.id}`, { version: 1, name: 'Mine' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await read(await as('manager', 'theirs.example'), stranger.id)).name).toBe('The agent');
  });

  it('of the manufacturer do not exist for a partner', async () => {
    const partner = await as('partner-dispatcher');
    const answer = await partner('PATCH', `/people/${ours.people.agent.id}`, { version: 1, active: false });
    expect(answer.status).toBe(404);
  });

  it('lose with a role what it allowed within a second, in every process', async () => {
    const manager = await as('manager');
    const { token, as: agent } = await signIn(app.url, 'agent@ours.example');
    expect((await agent('GET', '/people')).status).toBe(200);
    // As another process would see it: nobody here forgets anything.
    await app.db.database.transaction(system, tx =>
      tx.run('UPDATE session SET revoked_at = now() WHERE person_id = $1', [ours.people.agent.id]),
    );
    await sleep(600);
    expect((await agent('GET', '/people')).status).toBe(401);
    expect(token).toMatch(/^cs_/);

    const again = await signIn(app.url, 'agent@ours.example');
    const { version } = await read(manager, ours.people.agent.id);
    const change = await manager('PATCH', `/people/${ours.people.agent.id}`, { version, role: 'dispatcher' });
    expect(change).toMatchObject({ status: 200, body: { role: 'dispatcher', version: version + 1 } });
    expect((await again.as('GET', '/me')).status).toBe(401);
  });

  it('act by the role that they have now, not by the one they signed in with', async () => {
    const { as: person } = await signIn(app.url, 'dispatcher@ours.example');
    expect((await person('GET', '/people')).status).toBe(200);
    await app.db.database.transaction(system, tx =>
      tx.run(`UPDATE person SET role = 'engineer' WHERE id = $1`, [ours.people.dispatcher.id]),
    );
    await sleep(600);
    expect((await person('GET', '/people')).status).toBe(403);
    await app.db.database.transaction(system, tx =>
      tx.run(`UPDATE person SET role = 'dispatcher' WHERE id = $1`, [ours.people.dispatcher.id]),
    );
  });

  it('are out at once when they are deactivated', async () => {
    const manager = await as('manager');
    const { as: engineer } = await signIn(app.url, 'engineer@ours.example');
    expect((await engineer('GET', '/me')).status).toBe(200);
    const { version } = await read(manager, ours.people.engineer.id);
    await manager('PATCH', `/people/${ours.people.engineer.id}`, { version, active: false });
    expect((await engineer('GET', '/me')).status).toBe(401);
    await expect(as('engineer')).rejects.toThrow('401');
  });

  it('are not changed by whoever saw an older version', async () => {
    const manager = await as('manager');
    const { id } = ours.people.customer;
    const { version } = await read(manager, id);
    expect((await manager('PATCH', `/people/${id}`, { version, name: 'First' })).status).toBe(200);
    const late = await manager('PATCH', `/people/${id}`, { version, name: 'Second' });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'stale-version', facts: { currentVersion: version + 1 } },
    });
  });

  it('keep a manager, also when two demote each other at once', async () => {
    await app.db.database.transaction(system, tx =>
      tx.run(`UPDATE person SET role = 'manager' WHERE id = $1`, [theirs.people.agent.id]),
    );
    const [one, two] = [theirs.people.manager, theirs.people.agent];
    const people = app.app.get(PeopleService, { strict: false });
    const demote = (by: typeof one, target: typeof one) =>
      app.db.database.transaction(scopeOf(Object.assign({}, by, { role: 'manager' as const }), facts), tx =>
        people.change(tx, target.id, { version: 1, role: 'agent' }),
      );
    const outcomes = await Promise.allSettled([demote(one, two), demote(two, one)]);
    const refused = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toEqual([new Refused('last-manager')]);
    const left = app.db.database.transaction(system, tx =>
      tx.rows(`SELECT id FROM person WHERE organisation_id = $1 AND role = 'manager' AND active`, [
        theirs.organisationId,
      ]),
    );
    expect(await left).toHaveLength(1);
  });

  it('leave a trail of every change, and a note for the screens', async () => {
    const manager = { ...system, family: 'manufacturer' as const, organisationId: ours.organisationId };
    const { lines, notes } = await app.db.database.transaction(manager, async tx => ({
      lines: await tx.rows<{ actor_name: string; source: string; detail: unknown }>(
        `SELECT actor_name, source, detail FROM audit_event WHERE verb = 'person.change' AND subject_id = $1`,
        [ours.people.engineer.id],
      ),
      notes: await tx.rows(`SELECT id FROM outbox WHERE topic = 'person' AND subject_id = $1`, [
        ours.people.engineer.id,
      ]),
    }));
    expect(lines).toEqual([
      {
        actor_name: 'The manager',
        source: 'api',
        detail: {
          from: { name: 'The engineer', role: 'engineer', active: true },
          to: { name: 'The engineer', role: 'engineer', active: false },
        },
      },
    ]);
    expect(notes).toHaveLength(1);
  });
});
