import { inScope } from '../platform/database';
import type { Tx } from '../platform/database';
import { JOBS_SCHEMA } from '../platform/jobs';
import { condition, kept } from './kinds';
import { statements } from './erase.statements';
import { hintsOf, isCommonName, patternOf } from './sought.rules';
import type { Hints } from './sought.rules';
import { isContact, subjectSql, subjectValues } from './subject.store';
import type { Subject } from './subject.store';

/** Held, so that nothing is said, planned or decided about them meanwhile. */
export async function holdRows(
  tx: Tx,
  { organisationId, personId, requestIds, orderIds }: Subject,
): Promise<void> {
  for (const [table, ids] of [
    ['person', personId === null ? [] : [personId]],
    ['service_request', requestIds],
    ['work_order', orderIds],
  ] as const)
    await tx.run(
      `SELECT id FROM ${table} WHERE organisation_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE`,
      [organisationId, ids],
    );
}

/** The pictures and signatures of the person. */
export async function picturesOf(tx: Tx, subject: Subject): Promise<string[]> {
  const found = kept.filter(one => one.table === 'attachment');
  const rows = await tx.rows<{ id: string }>(
    `WITH ${subjectSql} ${found.map(one => `SELECT x.id FROM attachment x, s WHERE ${condition(one)}`).join(' UNION ')}`,
    subjectValues(subject),
  );
  return rows.map(row => row.id);
}

/** Whole tables are read: longer than a statement may take otherwise, and less than the connection waits for one. */
const PATIENCE_MS = 14_000;

/** In the automation's scope. */
export async function eraseRows(tx: Tx, subject: Subject): Promise<void> {
  // A closed order lets an erasure take its words, and nothing else.
  await tx.run(
    `SELECT set_config('callout.erasing', 'on', true), set_config('statement_timeout', '${PATIENCE_MS}', true)`,
  );
  for (const statement of statements) await tx.run(`WITH ${subjectSql} ${statement}`, subjectValues(subject));
}

/** Jobs are nobody's rows but the queue's: a mail that was asked for, and what a failed one said. */
export async function eraseJobs(tx: Tx, subject: Subject, everywhere: string): Promise<void> {
  await inScope(tx, { ...tx.scope, family: 'system' as const }, own =>
    own.run(
      `DELETE FROM ${JOBS_SCHEMA}.job WHERE state <> 'active' AND (data->>'email' = ANY ($1)
         OR (data->>'organisationId' = $3 AND (output::text ~* $2 OR source_output::text ~* $2)))`,
      [subject.emails, everywhere, subject.organisationId],
    ),
  );
}

/** In lower case, and as a pattern for within sentences. */
export interface OnlyTheirs {
  names: string[];
  everywhere: string;
  hints: Hints;
}

/**
 * What of a person's names and numbers means nobody else here: looked for in everybody's words. Who has a namesake, or
 * shares the number of a reception, loses it only where the person was.
 */
export async function onlyTheirs(tx: Tx, subject: Subject): Promise<OnlyTheirs> {
  const shared = await tx.rows<{ word: string }>(
    `WITH ${subjectSql}
     SELECT n AS word FROM s, unnest(s.names) n
       WHERE EXISTS (SELECT FROM person p WHERE p.organisation_id = s.org AND lower(trim(p.name)) = n AND p.id IS DISTINCT FROM s.person)
         OR EXISTS (SELECT FROM engineer e WHERE e.organisation_id = s.org AND lower(trim(e.name)) = n AND e.id IS DISTINCT FROM s.engineer)
         OR EXISTS (SELECT FROM service_request r WHERE r.organisation_id = s.org AND lower(trim(r.contact_name)) = n AND r.id <> ALL (s.requests))
         OR EXISTS (SELECT FROM site x WHERE x.organisation_id = s.org AND lower(trim(x.contact_name)) = n AND NOT coalesce(${isContact('x')}, false))
       UNION ALL
       SELECT n FROM s, unnest(s.phones) n
       WHERE EXISTS (SELECT FROM service_request r WHERE r.organisation_id = s.org AND r.id <> ALL (s.requests)
           AND right(regexp_replace(r.contact_phone, '\\D', '', 'g'), 9) = n)
         OR EXISTS (SELECT FROM site x WHERE x.organisation_id = s.org AND lower(trim(x.contact_name)) <> ALL (s.names)
           AND right(regexp_replace(x.contact_phone, '\\D', '', 'g'), 9) = n)
         OR EXISTS (SELECT FROM organisation o WHERE o.organisation_id = s.org
           AND right(regexp_replace(o.phone, '\\D', '', 'g'), 9) = n)`,
    subjectValues(subject),
  );
  const words = new Set(shared.map(row => row.word));
  const names = subject.names.filter(name => !words.has(name.toLowerCase()));
  const rare = {
    names: names.filter(name => !isCommonName(name)),
    emails: subject.emails,
    phones: subject.phones.filter(phone => !words.has(phone)),
  };
  return {
    names: names.map(name => name.toLowerCase()),
    everywhere: patternOf(rare),
    hints: hintsOf(rare),
  };
}
