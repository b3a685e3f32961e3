import type { NewTerm, Page, Term } from '#contracts';
import { organisationOf, pageOfRows } from '../../platform/database';
import type { Tx } from '../../platform/database';

const words = 't.zh || t.en || t.bg';

/** 0: never changed, there are no words of the house. */
export async function glossaryVersion(tx: Tx): Promise<number> {
  const row = await tx.one<{ version: number }>('SELECT version FROM glossary WHERE organisation_id = $1', [
    organisationOf(tx.scope),
  ]);
  return row?.version ?? 0;
}

/** Counts a change, and holds the glossary until the end of the transaction. */
export async function countChange(tx: Tx): Promise<void> {
  await tx.run(
    `INSERT INTO glossary (organisation_id, updated_at) VALUES ($1, $2)
     ON CONFLICT (organisation_id) DO UPDATE SET version = glossary.version + 1, updated_at = EXCLUDED.updated_at`,
    [organisationOf(tx.scope), tx.now],
  );
}

export function allTerms(tx: Tx): Promise<NewTerm[]> {
  return tx.rows<NewTerm>(
    `SELECT is_protected AS "isProtected", zh, en, bg FROM glossary_term WHERE organisation_id = $1 ORDER BY id`,
    [organisationOf(tx.scope)],
  );
}

export async function countTerms(tx: Tx): Promise<number> {
  const row = await tx.one<{ count: number }>(
    'SELECT count(*)::int AS count FROM glossary_term WHERE organisation_id = $1',
    [organisationOf(tx.scope)],
  );
  return row?.count ?? 0;
}

/** Which of these words, in lower case, stand in terms of the house, save in the one that is left out. */
export async function knownWords(tx: Tx, given: readonly string[], except: string | null): Promise<string[]> {
  const rows = await tx.rows<{ word: string }>(
    `SELECT DISTINCT lower(word) AS word FROM glossary_term t, unnest(${words}) word
     WHERE t.organisation_id = $1 AND t.id IS DISTINCT FROM $2::uuid AND lower(word) = ANY ($3)`,
    [organisationOf(tx.scope), except, given.map(word => word.toLowerCase())],
  );
  return rows.map(one => one.word);
}

/** By their first word; `q` stands in one of their words. */
export async function termsPage(
  tx: Tx,
  { q, limit, cursor }: { q?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<Term>> {
  const { items, next } = await pageOfRows<Term>(tx, {
    select: `SELECT t.id, lower(coalesce(t.en[1], t.zh[1], t.bg[1])) AS page_key, t.is_protected AS "isProtected", t.zh, t.en, t.bg,
        t.version
      FROM glossary_term t
      WHERE t.organisation_id = $1 AND position(lower($2) in lower(array_to_string(${words}, ' '))) > 0`,
    parameters: [organisationOf(tx.scope), q?.trim() ?? ''],
    sort: { by: 'word', direction: 'asc', type: 'text' },
    limit,
    cursor: cursor ?? null,
  });
  return {
    items: items.map(({ id, isProtected, zh, en, bg, version }) => ({
      id,
      isProtected,
      zh,
      en,
      bg,
      version,
    })),
    nextCursor: next,
  };
}
