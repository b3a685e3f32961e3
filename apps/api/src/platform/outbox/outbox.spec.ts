import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { NotVisible } from '../database';
import type { Actor, Scope } from '../database';
import { forgetOldNotes } from './forget';
import { note, noteAll } from './note';
import { record } from './record';

const actor: Actor = { personId: null, role: 'test', name: 'Test', source: 'api', requestId: 'r-1' };
const organisationId = randomUUID();
const partnerId = randomUUID();
const customerId = randomUUID();
const serviceRequestId = randomUUID();

const scopes = {
  manufacturer: { family: 'manufacturer', organisationId, ...actor },
  partner: { family: 'partner', organisationId, partnerId, ...actor },
  customer: { family: 'customer', organisationId, customerId, ...actor },
  visitor: { family: 'visitor', organisationId, equipmentId: null, serviceRequestId, ...actor },
  worker: { family: 'worker', organisationId, ...actor },
} satisfies Record<string, Scope>;
const system: Scope = { family: 'system', ...actor };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

async function asOwner<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

describe('a note', () => {
  it.each(Object.entries(scopes))('can be left by the %s', async (family, scope) => {
    const subjectId = randomUUID();
    await db.database.transaction(scope, tx =>
      note(tx, { topic: 'visit', subjectId, payload: { by: family }, customerId, serviceRequestId }),
    );
    const rows = await db.database.transaction(system, tx =>
      tx.rows('SELECT topic, payload, organisation_id, partner_id FROM outbox WHERE subject_id = $1', [
        subjectId,
      ]),
    );
    expect(rows).toEqual([
      { topic: 'visit', payload: { by: family }, organisation_id: organisationId, partner_id: null },
    ]);
  });

  it('leaves with the commit or never', async () => {
    const subjectId = randomUUID();
    const failing = db.database.transaction(scopes.manufacturer, async tx => {
      await note(tx, { topic: 'visit', subjectId });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const rows = await db.database.transaction(system, tx =>
      tx.rows('SELECT 1 FROM outbox WHERE subject_id = $1', [subjectId]),
    );
    expect(rows).toEqual([]);
  });

  it('cannot be addressed into another organisation', async () => {
    const smuggle = db.database.transaction(scopes.visitor, tx =>
      tx.run(`INSERT INTO outbox (organisation_id, topic) VALUES ($1, 'visit')`, [randomUUID()]),
    );
    await expect(smuggle).rejects.toBeInstanceOf(NotVisible);
  });

  it('keeps the order in which many were given', async () => {
    const ids = Array.from({ length: 50 }, () => randomUUID());
    await db.database.transaction(scopes.worker, tx =>
      noteAll(
        tx,
        ids.map(subjectId => ({ topic: 'reading' as const, subjectId })),
      ),
    );
    const rows = await db.database.transaction(system, tx =>
      tx.rows<{ subject_id: string }>(
        'SELECT subject_id FROM outbox WHERE subject_id = ANY($1::uuid[]) ORDER BY xid, id',
        [ids],
      ),
    );
    expect(rows.map(row => row.subject_id)).toEqual(ids);
  });
});

describe('the audit trail', () => {
  it('says who did what, when and from where', async () => {
    const subjectId = randomUUID();
    const deviceTime = new Date('2026-11-20T08:00:00Z');
    const scope: Scope = {
      ...scopes.manufacturer,
      personId: randomUUID(),
      name: 'Mila',
      role: 'engineer',
      source: 'field',
      ip: '192.0.2.7',
      position: { lat: 42.7, lng: 23.3 },
      deviceTime,
    };
    await db.database.transaction(scope, tx =>
      record(tx, { verb: 'visit.complete', subjectType: 'visit', subjectId, detail: { solved: true } }),
    );
    const [row] = await asOwner('SELECT * FROM audit_event WHERE subject_id = $1', [subjectId]);
    expect(row).toMatchObject({
      organisation_id: organisationId,
      person_id: scope.personId,
      actor_name: 'Mila',
      role: 'engineer',
      source: 'field',
      request_id: 'r-1',
      ip: '192.0.2.7',
      lat: 42.7,
      lng: 23.3,
      device_at: deviceTime,
      verb: 'visit.complete',
      detail: { solved: true },
    });
  });

  it('can be written by everybody and rewritten by nobody', async () => {
    for (const scope of [...Object.values(scopes), system])
      await db.database.transaction(scope, tx =>
        record(tx, { verb: 'test.pass', subjectType: 'test', subjectId: null }),
      );
    for (const scope of [...Object.values(scopes), system])
      await expect(
        db.database.transaction(scope, tx => tx.run(`UPDATE audit_event SET verb = 'forged'`)),
      ).rejects.toBeInstanceOf(NotVisible);
  });
});

const at = (day: number) => new Date(Date.UTC(2026, 10, day));

describe('retention', () => {
  it('deletes what is older than a week, but keeps the newest of it as the mark', async () => {
    const own = await testDatabase();
    await own.database.transaction(system, async tx => {
      for (const day of [1, 2, 3, 4, 12, 13])
        await tx.run(`INSERT INTO outbox (organisation_id, topic, at) VALUES ($1, 'visit', $2)`, [
          organisationId,
          at(day),
        ]);
    });
    expect(await forgetOldNotes(own.database, { now: at(14), batch: 2 })).toBe(3);
    expect(await forgetOldNotes(own.database, { now: at(14), batch: 2 })).toBe(0);
    const left = await own.database.transaction(system, tx =>
      tx.rows<{ at: Date }>('SELECT at FROM outbox ORDER BY xid, id'),
    );
    expect(left.map(row => row.at)).toEqual([at(4), at(12), at(13)]);
  });
});
