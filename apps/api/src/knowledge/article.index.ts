import { buildIndex, fuse, nearest, retrieve } from '#triage';
import type { ArticleSearch } from '#contracts';
import type { Glossary, MeantDocument, RetrievalIndex } from '#triage';
import { organisationOf } from '../platform/database';
import type { Family, Tx } from '../platform/database';
import { HouseGlossary } from '../triage';
import { articles, articlesStamp } from './articles.store';
import { meantBy } from './meaning/meaning.rules';
import type { Meant } from './meaning/query-meaning';
import { Shelves } from './meaning/shelves';

interface Kept {
  stamp: string;
  glossary: Glossary;
  index: RetrievalIndex;
  /** Made when somebody first searches by meaning. */
  documents: () => readonly MeantDocument[];
}
export interface Found {
  /** Best first. */
  ids: string[];
  search: ArticleSearch;
}
const MOST_KEPT = 200;
/** What fits worse than this share of the best hit has only letters in common with the query. */
const LEAST_OF_BEST = 0.15;
/** What is further off in meaning than so many others adds nothing to what words have found. */
const MOST_MEANT = 30;

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

  constructor(private readonly shelves: Shelves) {}

  /** The articles of this scope most like the query, in any language: by its words, and by what it means where that is known. */
  async find(tx: Tx, query: string, limit: number, meant: Meant): Promise<Found> {
    // Who searches in one language finds what is written in another only.
    const glossary = await this.glossaries.of(tx);
    const fresh = await this.fresh(tx, glossary);
    const hits = retrieve(fresh.index, query, limit, glossary);
    const best = hits[0]?.score ?? 0;
    const byWords = hits.filter(hit => hit.score >= best * LEAST_OF_BEST).map(hit => hit.id);
    const byMeaning = await this.meantIn(tx, fresh, meant);
    if (!Array.isArray(byMeaning)) return { ids: byWords, search: { by: 'words', without: byMeaning } };
    const ids = fuse([byWords, byMeaning]).map(one => one.id);
    return { ids: ids.slice(0, limit), search: { by: 'words-and-meaning', without: null } };
  }

  /** Why there is no meaning to go by, instead of hits; null: nobody has configured it. */
  private async meantIn(
    tx: Tx,
    { documents }: Kept,
    meant: Meant,
  ): Promise<string[] | ArticleSearch['without']> {
    if (meant === null) return null;
    if ('without' in meant) return meant.without;
    const shelf = await this.shelves.of(tx, meant.model);
    if (shelf.places.size === 0) return 'nothing-embedded';
    if (shelf.dimension !== meant.vector.length) return 'garbled';
    return nearest(shelf, meant.vector, documents(), MOST_MEANT).map(hit => hit.id);
  }

  private async fresh(tx: Tx, glossary: Glossary): Promise<Kept> {
    const key = `${organisationOf(tx.scope)} ${audienceOf(tx.scope.family)}`;
    const stamp = await articlesStamp(tx);
    const known = this.kept.get(key);
    if (known?.stamp === stamp && known.glossary === glossary) return known;
    const rows = await articles(tx, {}).orderBy('article.id').getMany();
    const texts = rows.map(row => ({ id: row.id, title: row.title, text: row.text }));
    let documents: MeantDocument[] | null = null;
    const kept: Kept = {
      stamp,
      glossary,
      index: buildIndex(texts, glossary),
      documents: () => (documents ??= texts.map(meantBy)),
    };
    this.kept.delete(key);
    this.kept.set(key, kept);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    return kept;
  }
}
