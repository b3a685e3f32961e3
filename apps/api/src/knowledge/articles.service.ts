import { Inject, Injectable } from '@nestjs/common';
import type { Article, ArticleSearch, Locale, Page, QueryOf, routes } from '#contracts';
import { BadCursor, page } from '../platform/database';
import type { Tx } from '../platform/database';
import { articleOf } from './article.view';
import { ArticleIndex } from './article.index';
import type { Meant } from './meaning/query-meaning';
import { Shelves } from './meaning/shelves';
import { articleById, articles } from './articles.store';
import type { ArticleFilter } from './articles.store';

/** Nobody pages deeper into what fits ever less. */
const MOST_HITS = 400;

interface FoundPage extends Page<Article> {
  search: ArticleSearch | null;
}

@Injectable()
export class ArticlesService {
  private readonly index: ArticleIndex;

  constructor(@Inject(Shelves) shelves: Shelves) {
    this.index = new ArticleIndex(shelves);
  }

  /** @param meant what the words of a search mean: asked before, since an endpoint is asked outside of transactions */
  async list(tx: Tx, query: QueryOf<typeof routes.listArticles>, meant: Meant = null): Promise<FoundPage> {
    const words = query.q?.trim();
    if (words) return this.search(tx, { words, meant }, query, query);
    const { items, next } = await page(tx, articles(tx, query), {
      limit: query.limit,
      cursor: query.cursor ?? null,
      sort:
        query.sort === '-updatedAt'
          ? { by: 'updatedAt', direction: 'desc' }
          : { by: 'title', direction: 'asc' },
    });
    return { items: items.map(articleOf), nextCursor: next, search: null };
  }

  async get(tx: Tx, id: string): Promise<Article> {
    return articleOf(await articleById(tx, id));
  }

  /** The articles about a model (and a fault code): those in the reader's language first, then English. */
  async about(
    tx: Tx,
    {
      modelId,
      faultCode,
      locale,
      limit = 5,
    }: {
      modelId: string;
      faultCode: string | null;
      locale: Locale;
      limit?: number;
    },
  ): Promise<Article[]> {
    const rows = await articles(tx, { modelId, ...(faultCode ? { faultCode } : {}) })
      .orderBy('article.updated_at', 'DESC')
      .addOrderBy('article.id')
      .getMany();
    const rank = (given: Locale) => (given === locale ? 0 : given === 'en' ? 1 : 2);
    const sorted = rows.toSorted((one, other) => rank(one.locale) - rank(other.locale));
    const slugs = new Set<string>();
    return sorted
      .filter(row => !slugs.has(row.slug) && slugs.add(row.slug))
      .slice(0, limit)
      .map(articleOf);
  }

  /** By relevance; the order of the list has no say here. */
  private async search(
    tx: Tx,
    { words, meant }: { words: string; meant: Meant },
    filter: ArticleFilter,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<FoundPage> {
    const from = cursor === undefined ? null : positionOf(cursor);
    const start = from?.position ?? 0;
    // A later page goes on in the order of the first one, which may have been made without the meaning.
    const { ids, search } = await this.index.find(tx, words, MOST_HITS, from?.by === 'words' ? null : meant);
    if (ids.length === 0) return { items: [], nextCursor: null, search };
    const rank = new Map(ids.map((id, place) => [id, place]));
    const rows = await articles(tx, filter)
      .andWhere('article.id = ANY(:ids)', { ids: [...rank.keys()] })
      .getMany();
    const sorted = rows.toSorted((one, other) => (rank.get(one.id) ?? 0) - (rank.get(other.id) ?? 0));
    const end = start + limit;
    return {
      items: sorted.slice(start, end).map(articleOf),
      nextCursor: end < sorted.length ? cursorAt(end, search.by) : null,
      search,
    };
  }
}

const cursorAt = (position: number, by: ArticleSearch['by']): string =>
  Buffer.from(`hits ${position} ${by}`).toString('base64url');

function positionOf(cursor: string): { position: number; by: string } {
  const found = /^hits (\d{1,4}) (words(?:-and-meaning)?)$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!found) throw new BadCursor();
  return { position: Number(found[1]), by: found[2] ?? '' };
}
