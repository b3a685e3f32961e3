import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from './database';
import { NotVisible } from './errors';
import {
  Probe,
  customer,
  ids,
  manufacturer,
  partner,
  probeDatabase,
  systemScope,
  visitor,
  worker,
} from './probe.fixture';
import { insert, lock, remove, updateGuarded } from './rows';
import { actorOf, openingStatement } from './scope';
import type { Scope } from './scope';
import type { Tx } from './tx';

let database: Database;
let ours: Probe;
let theirs: Probe;
let partners: Probe;
let customers: Probe;

beforeAll(async () => {
  ({ database } = await probeDatabase());
  const add = (scope: Scope, values: Partial<Probe>) =>
    database.transaction(scope, tx => insert(tx, Probe, values));
  ours = await add(manufacturer(ids.ours), { title: 'ours', rank: 1 });
  theirs = await add(manufacturer(ids.theirs), { title: 'theirs', rank: 1 });
  partners = await add(manufacturer(ids.ours), { title: 'partner’s', rank: 1, partnerId: ids.partner });
  customers = await add(manufacturer(ids.ours), { title: 'customer’s', rank: 1, customerId: ids.customer });
});

const titles = (scope: Scope) =>
  database.transaction(scope, async tx =>
    (await tx.find(Probe, { order: { title: 'ASC' } })).map(row => row.title),
  );

describe('what a scope reads', () => {
  it('shows the manufacturer and the worker all of their organisation and nothing of another', async () => {
    await expect(titles(manufacturer(ids.ours))).resolves.toEqual(['customer’s', 'ours', 'partner’s']);
    await expect(titles(worker(ids.theirs))).resolves.toEqual(['theirs']);
    await expect(titles(manufacturer(randomUUID()))).resolves.toEqual([]);
  });

  it('shows a partner and a customer their own rows, inside the one manufacturer they act for', async () => {
    await expect(titles(partner(ids.ours, ids.partner))).resolves.toEqual(['partner’s']);
    await expect(titles(partner(ids.theirs, ids.partner))).resolves.toEqual([]);
    await expect(titles(customer(ids.ours, ids.customer))).resolves.toEqual(['customer’s']);
  });

  it('shows a visitor the one unit of the label, and nobody without one', async () => {
    await expect(titles(visitor(ids.ours, ours.id))).resolves.toEqual(['ours']);
    await expect(titles(visitor(ids.theirs, ours.id))).resolves.toEqual([]);
    await expect(titles(visitor(ids.ours, null))).resolves.toEqual([]);
  });

  it('does not carry a scope over to the next transaction on the same connection', async () => {
    await titles(manufacturer(ids.ours));
    const client = database.dataSource.createQueryRunner();
    const role: unknown = await client.query(
      'SELECT current_user AS role, current_organisation() AS organisation',
    );
    await expect(client.query('SELECT * FROM probe')).rejects.toThrow(/permission denied/);
    await client.release();
    expect(role).toEqual([{ role: 'callout_app', organisation: null }]);
  });
});

const asOurs = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(manufacturer(ids.ours), work);

describe('what a scope writes', () => {
  it('refuses a row for another organisation, new or moved', async () => {
    const foreign = { title: 'smuggled', rank: 1, organisationId: ids.theirs };
    await expect(asOurs(tx => insert(tx, Probe, foreign))).rejects.toBeInstanceOf(NotVisible);
    const move = 'UPDATE probe SET organisation_id = $1 WHERE id = $2';
    await expect(asOurs(tx => tx.run(move, [ids.theirs, ours.id]))).rejects.toBeInstanceOf(NotVisible);
  });

  it('leaves rows of another organisation untouched, and says the same as for rows that do not exist', async () => {
    await expect(
      asOurs(tx => updateGuarded(tx, Probe, { id: theirs.id, version: 1 }, { title: 'taken' })),
    ).rejects.toBeInstanceOf(NotVisible);
    await expect(asOurs(tx => lock(tx, Probe, theirs.id))).rejects.toBeInstanceOf(NotVisible);
    await expect(asOurs(tx => remove(tx, Probe, theirs.id))).rejects.toBeInstanceOf(NotVisible);
    await expect(asOurs(tx => tx.run('DELETE FROM probe WHERE id = $1', [theirs.id]))).resolves.toBe(0);
    await expect(titles(manufacturer(ids.theirs))).resolves.toEqual(['theirs']);
  });

  it('keeps a partner from giving its row to another, and from the rows of others', async () => {
    const asPartner = partner(ids.ours, ids.partner);
    const give = { partnerId: randomUUID() };
    await expect(
      database.transaction(asPartner, tx => updateGuarded(tx, Probe, partners, give)),
    ).rejects.toBeInstanceOf(NotVisible);
    await expect(
      database.transaction(asPartner, tx => updateGuarded(tx, Probe, ours, { title: 'mine now' })),
    ).rejects.toBeInstanceOf(NotVisible);
  });

  it('lets a family that only reads change nothing', async () => {
    const asCustomer = customer(ids.ours, ids.customer);
    await expect(
      database.transaction(asCustomer, tx => updateGuarded(tx, Probe, customers, { title: 'changed' })),
    ).rejects.toBeInstanceOf(NotVisible);
    await expect(
      database.transaction(visitor(ids.ours, ours.id), tx => remove(tx, Probe, ours.id)),
    ).rejects.toBeInstanceOf(NotVisible);
  });

  it('lets everybody add to the audit trail and nobody change it', async () => {
    const add = `INSERT INTO audit_event (organisation_id, actor_name, role, source, request_id, verb, subject_type)
      VALUES ($1, 'Spec', 'manager', 'web', 'r', 'tested', 'probe')`;
    for (const scope of [
      manufacturer(ids.ours),
      worker(ids.ours),
      partner(ids.ours, ids.partner),
      customer(ids.ours, ids.customer),
      visitor(ids.ours, null),
    ]) {
      await expect(database.transaction(scope, tx => tx.run(add, [ids.ours]))).resolves.toBe(1);
      await expect(database.transaction(scope, tx => tx.run(add, [ids.theirs]))).rejects.toBeInstanceOf(
        NotVisible,
      );
      for (const tamper of [
        `UPDATE audit_event SET verb = 'x'`,
        'DELETE FROM audit_event',
        'TRUNCATE audit_event',
      ])
        await expect(database.transaction(scope, tx => tx.run(tamper))).rejects.toBeInstanceOf(NotVisible);
    }
    await expect(
      database.transaction(systemScope, tx => tx.run('DELETE FROM audit_event')),
    ).rejects.toBeInstanceOf(NotVisible);
  });

  it('delivers an outbox row to those it is addressed to', async () => {
    const add = `INSERT INTO outbox (organisation_id, partner_id, customer_id, topic) VALUES ($1, $2, $3, 'spec')`;
    await database.transaction(partner(ids.ours, ids.partner), tx =>
      tx.run(add, [ids.ours, null, ids.customer]),
    );
    const seen = (scope: Scope) =>
      database.transaction(scope, async tx => (await tx.rows('SELECT id FROM outbox')).length);
    await expect(seen(manufacturer(ids.ours))).resolves.toBe(1);
    await expect(seen(customer(ids.ours, ids.customer))).resolves.toBe(1);
    await expect(seen(systemScope)).resolves.toBe(1);
    await expect(seen(partner(ids.ours, ids.partner))).resolves.toBe(0);
    await expect(seen(visitor(ids.ours, null))).resolves.toBe(0);
    await expect(seen(manufacturer(ids.theirs))).resolves.toBe(0);
  });
});

describe('openingStatement', () => {
  it('refuses an id that is not a UUID', () => {
    const injected = manufacturer(`${ids.ours}', true); DROP TABLE probe; --`);
    expect(() => openingStatement(injected)).toThrow(TypeError);
    expect(() => openingStatement(partner(ids.ours, ''))).toThrow(TypeError);
  });

  it('names the actor as the database does', async () => {
    const scopes: Scope[] = [
      systemScope,
      { ...manufacturer(ids.ours), personId: randomUUID() },
      manufacturer(ids.ours),
      partner(ids.ours, ids.partner),
      customer(ids.ours, ids.customer),
      visitor(ids.ours, randomUUID()),
      { ...visitor(ids.ours, randomUUID()), serviceRequestId: randomUUID() },
    ];
    for (const scope of scopes)
      await expect(
        database.transaction(scope, tx => tx.one('SELECT current_actor() AS actor')),
      ).resolves.toEqual({
        actor: actorOf(scope),
      });
  });
});
