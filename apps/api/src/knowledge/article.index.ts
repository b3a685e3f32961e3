import { buildIndex, retrieve } from '#triage';
import type { Glossary, RetrievalHit, RetrievalIndex } from '#triage';
import { organisationOf } from '../platform/database';
import type { Family, Tx } from '../platform/database';
import { HouseGlossary } from '../triage';
import { articles, articlesStamp } from './articles.store';

interface Kept {
  stamp: string;
  glossary: Glossary;
  index: RetrievalIndex;
}
const MOST_KEPT = 200;
/** What fits worse than this share of the best hit has only letters in common with the query. */
const LEAST_OF_BEST = 0.15;

/** Families that row security shows different articles must not share an index: its statistics would tell of the others. */
const audienceOf = (family: Family): string =>
  family === 'customer' || family === 'visitor' ? 'customer' : 'everybody';

/**
 * The search indexes of this process, one per organisation and audience. Each use asks the database whether articles
 * changed and builds anew if so: other processes need no message, a restart loses nothing.
 */
export class ArticleIndex {
  private readonly kept = new Map<string, Kept>();
  private readonly glossaries = new HouseGlossary();

  /** The articles of this scope most like the query, best first, in any language. */
  async hits(tx: Tx, query: string, limit: number): Promise<RetrievalHit[]> {
    // Who searches in one language finds what is written in another only.
    const glossary = await this.glossaries.of(tx);
    const hits = retrieve(await this.fresh(tx, glossary), query, limit, glossary);
    const best = hits[0]?.score ?? 0;
    return hits.filter(hit => hit.score >= best * LEAST_OF_BEST);
  }

  private async fresh(tx: Tx, glossary: Glossary): Promise<RetrievalIndex> {
    const key = `${organisationOf(tx.scope)} ${audienceOf(tx.scope.family)}`;
    const stamp = await articlesStamp(tx);
    const kept = this.kept.get(key);
    if (kept?.stamp === stamp && kept.glossary === glossary) return kept.index;
    const rows = await articles(tx, {}).orderBy('article.id').getMany();
    const index = buildIndex(
      rows.map(row => ({ id: row.id, title: row.title, text: row.text })),
      glossary,
    );
    this.kept.delete(key);
    this.kept.set(key, { stamp, glossary, index });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    return index;
  }
}
