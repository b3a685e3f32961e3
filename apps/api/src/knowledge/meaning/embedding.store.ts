import { tradeTerms } from '#triage';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';

export interface ArticleText {
  id: string;
  title: string;
  text: string;
}

export function articlesToEmbed(tx: Tx): Promise<ArticleText[]> {
  return tx.rows<ArticleText>(
    'SELECT id, title, text FROM article WHERE organisation_id = $1 ORDER BY id LIMIT 20000',
    [organisationOf(tx.scope)],
  );
}

/** Words of the trade, the catalogue and the titles, in lower case: written in capitals they are no names of persons. */
export async function wordsOfTheHouse(tx: Tx): Promise<Set<string>> {
  const rows = await tx.rows<{ text: string }>(
    `SELECT name || ' ' || fault_codes::text || ' ' || metrics::text AS text FROM equipment_model WHERE organisation_id = $1
     UNION ALL SELECT title FROM article WHERE organisation_id = $1
     UNION ALL SELECT array_to_string(zh || en || bg, ' ') FROM glossary_term WHERE organisation_id = $1`,
    [organisationOf(tx.scope)],
  );
  const trade = tradeTerms.flatMap(({ words }) => Object.values(words).flat());
  return new Set(
    [...rows.map(one => one.text), ...trade].flatMap(
      text => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [],
    ),
  );
}
