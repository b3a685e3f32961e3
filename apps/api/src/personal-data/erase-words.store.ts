import type { Tx } from '../platform/database';
import { searched } from './columns';
import { mentions } from './erase.statements';
import type { OnlyTheirs } from './erase.store';
import { ERASED, patternOf } from './sought.rules';
import { subjectSql, subjectValues } from './subject.store';
import type { Subject } from './subject.store';

interface Columns {
  text?: readonly string[];
  json?: readonly string[];
}

/** Before every id that there is. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** So many rows of a table are read by one statement: none runs into its limit, however much is kept. */
const ROWS_AT_ONCE = 20_000;

/** What is left of names, addresses and numbers in the words of others, and in the trail. In the automation's scope. */
export async function eraseWords(
  tx: Tx,
  subject: Subject,
  theirs: OnlyTheirs,
  rowsAtOnce = ROWS_AT_ONCE,
): Promise<void> {
  const near = patternOf(subject);
  for (const [table, { near: where, names: namedIn = [], ...columns }] of Object.entries(searched)) {
    for (const column of namedIn)
      await tx.run(
        `UPDATE ${table} SET ${column} = '${ERASED}' WHERE organisation_id = $1 AND lower(trim(${column})) = ANY ($2)`,
        [subject.organisationId, theirs.names],
      );
    await replaceEverywhere(tx, table, columns, theirs, rowsAtOnce);
    if (where) await replaceWhere(tx, subject, table, columns, near, where);
  }
  // Whom to phone about a plan stands in the plan.
  const ofPlans = { json: ['repair', 'problem', 'proposals'] };
  await replaceWhere(tx, subject, 'plan_run', ofPlans, near, mentions('x.repair', 's.orders'));
  await eraseFromTrail(tx, subject, near, theirs, rowsAtOnce);
  await tx.run(`SELECT set_config('callout.erasing', '', true)`);
}

async function eraseFromTrail(
  tx: Tx,
  { personId, requestIds, orderIds, visitIds }: Subject,
  near: string,
  { everywhere, hints }: OnlyTheirs,
  rowsAtOnce: number,
): Promise<void> {
  const linked = [...orderIds, ...visitIds, ...(personId === null ? [] : [personId])];
  const given = [personId, requestIds, linked, near, everywhere, hints.words, hints.digits];
  await tx.run('SELECT erase_from_notes($1, $2, $3)', [everywhere, hints.words, hints.digits]);
  for (let behind: string | null = null; ;) {
    const page: { last: string | null } | null = await tx.one<{ last: string | null }>(
      'SELECT erase_from_trail($1, $2, $3, $4, $5, $6, $7, $8, $9) AS last',
      [...given, behind, rowsAtOnce],
    );
    behind = page?.last ?? null;
    if (behind === null) return;
  }
}

const replaced = ({ text = [], json = [] }: Columns, pattern: string): { set: string; found: string } => ({
  set: [
    ...text.map(column => `${column} = regexp_replace(x.${column}, ${pattern}, '${ERASED}', 'gi')`),
    ...json.map(column => `${column} = erase_in_json(x.${column}, ${pattern})`),
  ].join(', '),
  found: [
    ...text.map(column => `x.${column} ~* ${pattern}`),
    ...json.map(column => `x.${column}::text ~* ${pattern}`),
  ].join(' OR '),
});

function replaceWhere(
  tx: Tx,
  subject: Subject,
  table: string,
  columns: Columns,
  pattern: string,
  where: string,
): Promise<number> {
  const { set, found } = replaced(columns, '$11');
  return tx.run(
    `WITH ${subjectSql} UPDATE ${table} x SET ${set} FROM s WHERE x.organisation_id = s.org AND (${where}) AND (${found})`,
    [...subjectValues(subject), pattern],
  );
}

/** The expression is only asked where a plain word of it stands: that is a fifth of the time. */
async function replaceEverywhere(
  tx: Tx,
  table: string,
  columns: Columns,
  { everywhere, hints }: OnlyTheirs,
  rowsAtOnce: number,
): Promise<void> {
  const { set, found } = replaced(columns, '$2');
  const whole = [...(columns.text ?? []), ...(columns.json ?? [])].map(column => `x.${column}`).join(', ');
  for (let behind = NOBODY; ;) {
    const page: { last: string } | null = await tx.one<{ last: string }>(
      `SELECT id AS last FROM (SELECT id FROM ${table} WHERE organisation_id = current_organisation() AND id > $1
         ORDER BY id LIMIT $2) page ORDER BY id DESC LIMIT 1`,
      [behind, rowsAtOnce],
    );
    if (!page) return;
    await tx.run(
      `UPDATE ${table} x SET ${set} WHERE x.organisation_id = current_organisation() AND x.id > $1 AND x.id <= $5
         AND may_mention(concat_ws(' ', ${whole}), $3, $4) AND (${found})`,
      [behind, everywhere, hints.words, hints.digits, page.last],
    );
    behind = page.last;
  }
}
