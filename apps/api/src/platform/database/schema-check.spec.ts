import { describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import { asOwner, probeTable } from './probe.fixture';
import { checkSchema } from './schema-check';

const child = (
  columns: string,
) => `CREATE TABLE child (id uuid PRIMARY KEY, organisation_id uuid NOT NULL, probe_id uuid, ${columns});
  CALL protect_table('child');`;

/** What breaks the wall, and the breach that has to be reported for it. */
const breaches: [string, string][] = [
  ['ALTER TABLE probe DISABLE ROW LEVEL SECURITY', 'table without row security: probe'],
  ['ALTER TABLE probe NO FORCE ROW LEVEL SECURITY', 'row security not forced on the owner: probe'],
  [
    'CREATE TABLE bare (organisation_id uuid); ALTER TABLE bare ENABLE ROW LEVEL SECURITY; ALTER TABLE bare FORCE ROW LEVEL SECURITY',
    'table without a policy: bare',
  ],
  [
    `CREATE TABLE ownerless (id uuid PRIMARY KEY);
     ALTER TABLE ownerless ENABLE ROW LEVEL SECURITY; ALTER TABLE ownerless FORCE ROW LEVEL SECURITY;
     CALL protect_family('ownerless', 'manufacturer', 'write', 'true')`,
    'table without organisation_id: ownerless',
  ],
  [
    `CREATE TABLE loose (id uuid, organisation_id uuid); CALL protect_table('loose')`,
    'table with an id that is not its primary key: loose',
  ],
  [
    `${child('FOREIGN KEY (organisation_id, probe_id) REFERENCES probe (organisation_id, id)')}
     CREATE TABLE grandchild (organisation_id uuid, child_id uuid REFERENCES child (id)); CALL protect_table('grandchild')`,
    'referenced table without UNIQUE (organisation_id, id): child',
  ],
  [
    child('CONSTRAINT crossing FOREIGN KEY (probe_id) REFERENCES probe (id)'),
    'foreign key that may cross organisations: child.crossing',
  ],
  [
    `${child('UNIQUE (organisation_id, id)')} ALTER TABLE child ADD CONSTRAINT swapped
       FOREIGN KEY (probe_id, organisation_id) REFERENCES probe (organisation_id, id)`,
    'foreign key that may cross organisations: child.swapped',
  ],
  [
    `CREATE POLICY slow ON probe TO callout_partner USING (id IN (SELECT subject_id FROM outbox))`,
    'policy with a subquery per row: probe.slow',
  ],
  [`CREATE POLICY open ON probe USING (true)`, 'policy for everybody: probe.open'],
  ['CREATE VIEW peek AS SELECT * FROM probe', 'view that looks past row security: peek'],
  [
    'CREATE MATERIALIZED VIEW copy AS SELECT * FROM probe; GRANT SELECT ON copy TO callout_manufacturer',
    'materialized view granted to the product: copy',
  ],
  ['GRANT SELECT ON probe TO PUBLIC', 'grant to everybody: probe'],
  ['GRANT TRUNCATE ON probe TO callout_worker', 'grant that row security does not cover: probe'],
  [
    `CREATE FUNCTION sly() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`,
    'definer function whose search path the caller chooses: sly',
  ],
];

describe('checkSchema', () => {
  it('finds the migrations of the product sound', async () => {
    const { ownerUrl } = await testDatabase();
    await expect(checkSchema(ownerUrl)).resolves.toEqual([]);
  });

  it('accepts a protected table, an invoker view and a table of the system alone', async () => {
    const { ownerUrl } = await testDatabase();
    await asOwner(ownerUrl, client =>
      client.query(`${probeTable}
        CREATE VIEW safe WITH (security_invoker = true) AS SELECT * FROM probe;
        CREATE TABLE gate (key text PRIMARY KEY);
        ALTER TABLE gate ENABLE ROW LEVEL SECURITY; ALTER TABLE gate FORCE ROW LEVEL SECURITY;
        CALL protect_family('gate', 'system', 'write', 'true');`),
    );
    await expect(checkSchema(ownerUrl)).resolves.toEqual([]);
  });

  it.each(breaches)('reports %s', async (statement, breach) => {
    const { ownerUrl, drop } = await testDatabase();
    await asOwner(ownerUrl, client => client.query(`${probeTable} ${statement}`));
    await expect(checkSchema(ownerUrl)).resolves.toContain(breach);
    await drop();
  });
});
