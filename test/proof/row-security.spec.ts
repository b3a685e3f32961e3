import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseUnavailable, NotVisible } from '../../apps/api/src/platform/database';
import type { Database, Scope, Tx } from '../../apps/api/src/platform/database';
import { testDatabase } from '../database';
import type { TestDatabase } from '../database';
import { automation, workerOf } from '../world/installation';
import { fillEveryTable } from '../world/rows-of-every-table';
import type { Whose } from '../world/rows-of-every-table';
import { asOwner, tablesOf } from '../world/traces';

// The product's own filters are not at work here: every statement is a bare one, and only the database stands between.

const tenant = (organisation_id = randomUUID()) => {
  const side = (partner_id: string | null, customer_id: string): Whose => ({
    organisation_id,
    partner_id,
    customer_id,
    equipment_id: randomUUID(),
    service_request_id: randomUUID(),
    person_id: randomUUID(),
    session_id: randomUUID(),
  });
  const both = side(randomUUID(), randomUUID());
  // The second is another partner's and another customer's, the third the same customer's without a partner.
  return { both, elsewhere: side(randomUUID(), randomUUID()), alone: side(null, both.customer_id ?? '') };
};
const own = tenant();
const other = tenant();
const organisationId = own.both.organisation_id;
const foreignId = other.both.organisation_id;

const partnerId = own.both.partner_id ?? '';
const customerId = own.both.customer_id ?? '';
const { equipment_id: equipmentId, service_request_id: serviceRequestId } = own.both;
const { person_id: personId, session_id: sessionId } = own.both;
const scopes = {
  manufacturer: { family: 'manufacturer', organisationId, ...automation() },
  worker: workerOf(organisationId),
  partner: { family: 'partner', organisationId, partnerId, ...automation() },
  customer: { family: 'customer', organisationId, customerId, ...automation(), personId },
  label: {
    family: 'visitor',
    organisationId,
    equipmentId,
    serviceRequestId: null,
    sessionId,
    ...automation(),
  },
  link: { family: 'visitor', organisationId, equipmentId: null, serviceRequestId, ...automation() },
} as const satisfies Record<string, Scope>;
type ScopeName = keyof typeof scopes;
const names = Object.keys(scopes).filter((name): name is ScopeName => name in scopes);

let db: TestDatabase;
let database: Database;
let tables: string[];

beforeAll(async () => {
  db = await testDatabase();
  database = db.database;
  tables = await fillEveryTable(db.ownerUrl, [...Object.values(own), ...Object.values(other)]);
});

const partner = `partner_id = '${partnerId}'`;
const customer = `customer_id = '${customerId}'`;
const request = `service_request_id = '${serviceRequestId}'`;

/** Which rows of the tenant they see. What is not said here all rows are for manufacturer and worker, and none for others. */
const sees: Record<string, Partial<Record<ScopeName, string>>> = {
  organisation: {
    partner: `id = '${partnerId}'`,
    customer: `id = '${customerId}'`,
    label: 'false',
    link: 'false',
  },
  person: { partner, customer },
  session: { partner, customer: `person_id = '${personId}'`, label: `id = '${sessionId}'` },
  invitation: { partner },
  planning_policy: { partner: 'true' },
  number_series: { customer: 'true', label: 'true', link: 'true' },
  equipment_model: { partner: 'true', customer: 'true', label: 'true', link: 'true' },
  site: { partner, customer },
  equipment: { partner, customer, label: `id = '${equipmentId}'`, link: 'false' },
  reading: { partner, customer },
  equipment_pulse: { partner, customer },
  alert: { partner, customer },
  finding: { partner },
  service_request: {
    partner,
    customer,
    link: `id = '${serviceRequestId}'`,
  },
  request_message: { customer, link: request },
  command_offer: { customer, link: request },
  one_time_code: { label: `session_id = '${sessionId}'` },
  glossary: { partner: 'true', customer: 'true', label: 'true', link: 'true' },
  glossary_term: { partner: 'true', customer: 'true', label: 'true', link: 'true' },
  // Read by the automation for who searches.
  article_vector: { manufacturer: 'false' },
  article: { partner: 'true', customer: 'true', label: 'true', link: 'true' },
  engineer: { partner },
  engineer_absence: { partner },
  engineer_preference: { partner },
  engineer_position: { partner },
  work_order: { partner, customer, link: request },
  work_order_task: { partner, customer, label: 'false', link: 'false' },
  visit: { partner, customer, link: request },
  visit_assignment: { partner },
  visit_note: { partner },
  acceptance: { partner, customer, link: request },
  attachment: { partner, customer, label: 'false', link: request },
  outbox: { partner, customer, link: request },
  // An answer is for who asked.
  idempotency_key: {
    manufacturer: 'false',
    partner: 'false',
    customer: `actor = 'person:${personId}'`,
    label: 'false',
    link: 'false',
  },
};
const predicateOf = (table: string, name: ScopeName): string =>
  sees[table]?.[name] ?? (name === 'manufacturer' || name === 'worker' ? 'true' : 'false');

const as = <T>(name: ScopeName, work: (tx: Tx) => Promise<T>): Promise<T> =>
  database.transaction(scopes[name], work);

/** What came of a statement: how many rows it touched, or that it was refused. */
async function outcomeOf(name: ScopeName, sql: string, parameters: unknown[] = []): Promise<string> {
  try {
    return await as(name, async tx => {
      const touched = await tx.run(sql, parameters);
      return touched === 0 ? 'nothing' : `${touched} rows`;
    });
  } catch (error) {
    if (error instanceof NotVisible) return 'refused';
    if (error instanceof DatabaseUnavailable) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
const harmless = ['nothing', 'refused'];

/** Belongs to no tenant: what has been migrated, and what is counted before anybody is known. */
const nobodys = ['callout_migration', 'throttle'];

describe('every table of a tenant', () => {
  it('has rows of both tenants here', async () => {
    expect(tables.length).toBeGreaterThan(30);
    const known = await asOwner(db.ownerUrl, tablesOf);
    const without = known.filter(({ columns }) => !columns.includes('organisation_id'));
    expect(without.map(({ table }) => table)).toEqual(nobodys);
    expect(Object.keys(sees).filter(table => !tables.includes(table))).toEqual([]);
  });
});

describe.each(names)('the family of %s', name => {
  it('reads its own rows of every table, and no others, without any filter', async () => {
    const wrong: unknown[] = [];
    for (const table of tables) {
      const expected = await asOwner(db.ownerUrl, async client => {
        const { rows } = await client.query<{ rows: string[] }>(
          `SELECT coalesce(array_agg(t::text ORDER BY t::text), '{}') AS rows FROM "${table}" AS t
           WHERE organisation_id = $1 AND (${predicateOf(table, name)})`,
          [organisationId],
        );
        return rows[0]?.rows ?? [];
      });
      const seen: string[] = await as(name, tx =>
        tx.rows<{ row: string }>(`SELECT t::text AS row FROM "${table}" AS t ORDER BY 1`),
      ).then(
        rows => rows.map(({ row }) => row),
        (error: unknown) => {
          if (error instanceof NotVisible) return [];
          throw error;
        },
      );
      const [more, less] = [
        seen.filter(row => !expected.includes(row)),
        expected.filter(row => !seen.includes(row)),
      ];
      if (more.length + less.length > 0) wrong.push({ table, more, less });
    }
    expect(wrong).toEqual([]);
  });

  it.each(nobodys)('cannot read %s', async table => {
    expect(await outcomeOf(name, `SELECT FROM ${table}`)).toBe('refused');
  });

  it('cannot change or delete a row of another tenant', async () => {
    const wrong: string[] = [];
    for (const table of tables)
      for (const sql of [
        `UPDATE "${table}" SET organisation_id = organisation_id WHERE organisation_id = $1`,
        `UPDATE "${table}" SET organisation_id = '${organisationId}' WHERE organisation_id = $1`,
        `DELETE FROM "${table}" WHERE organisation_id = $1`,
        `SELECT 1 FROM "${table}" WHERE organisation_id = $1 FOR UPDATE`,
      ]) {
        const outcome = await outcomeOf(name, sql, [foreignId]);
        if (!harmless.includes(outcome)) wrong.push(`${sql}: ${outcome}`);
      }
    expect(wrong).toEqual([]);
  });

  it('cannot put a row into another tenant, neither new nor one of its own', async () => {
    const wrong: string[] = [];
    for (const table of tables) {
      const moved = await outcomeOf(name, `UPDATE "${table}" SET organisation_id = $1`, [foreignId]);
      if (!harmless.includes(moved)) wrong.push(`${table} moved: ${moved}`);
      const added = await addedLike(name, table, `organisation_id = '${foreignId}'`, {});
      if (added !== 'refused') wrong.push(`${table} added: ${added}`);
    }
    expect(wrong).toEqual([]);
  });

  if (name !== 'manufacturer' && name !== 'worker')
    it('cannot put a row on another side of its own tenant', async () => {
      const wrong: string[] = [];
      const elsewhere = {
        partner_id: randomUUID(),
        customer_id: randomUUID(),
        equipment_id: randomUUID(),
        service_request_id: randomUUID(),
        session_id: randomUUID(),
        actor: `person:${randomUUID()}`,
      };
      for (const table of tables.filter(one => !addressed.includes(one))) {
        const added = await addedLike(name, table, `organisation_id = '${organisationId}'`, elsewhere);
        if (added !== 'refused') wrong.push(`${table}: ${added}`);
      }
      expect(wrong).toEqual([]);
    });
});

/** What one does concerns the others: the trail and the notes are for whoever they are addressed to. A number is nobody's. */
const addressed = ['audit_event', 'outbox', 'number_series'];

/** A copy of a row that the owner of the tables reads, with a new identity, inserted by the family. */
async function addedLike(name: ScopeName, table: string, where: string, change: Record<string, string>) {
  const { row, columns } = await asOwner(db.ownerUrl, async client => {
    const found = await client.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM "${table}" AS t WHERE ${where} LIMIT 1`,
    );
    const writable = await client.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
         AND attidentity = '' AND attgenerated = ''`,
      [table],
    );
    return { row: found.rows[0]?.row ?? {}, columns: writable.rows.map(one => one.name) };
  });
  const fitting = Object.fromEntries(Object.entries(change).filter(([column]) => columns.includes(column)));
  const identity = columns.includes('id')
    ? { id: table === 'device' ? `d-${randomUUID()}` : randomUUID() }
    : {};
  const list = columns.map(column => `"${column}"`).join(', ');
  return outcomeOf(
    name,
    `INSERT INTO "${table}" (${list}) SELECT ${list} FROM jsonb_populate_record(NULL::"${table}", $1::jsonb)`,
    [JSON.stringify({ ...row, ...identity, ...fitting })],
  );
}
