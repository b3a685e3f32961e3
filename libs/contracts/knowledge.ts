import { z } from 'zod';
import { AssistantFault, MeaningFault } from './assistant';
import { Id, IdParams, Instant, listQuery, Locale, pageOf } from './primitives';
import { route } from './route';

export const Article = z.object({
  id: Id,
  slug: z.string(),
  locale: Locale,
  title: z.string(),
  text: z.string(),
  modelIds: z.array(Id),
  faultCodes: z.array(z.string()),
  audience: z.enum(['customer', 'engineer']),
  updatedAt: Instant,
});
export type Article = z.infer<typeof Article>;

/** How a search was done. */
export const ArticleSearch = z.object({
  by: z.enum(['words', 'words-and-meaning']),
  /** Why meaning has no part in it although a model for it is configured: the endpoint failed, or the words do not leave the house. */
  without: z.union([MeaningFault, z.literal('not-asked')]).nullable(),
});
export type ArticleSearch = z.infer<typeof ArticleSearch>;

/** The model that gives texts a vector each, and how far it is. */
export const SearchByMeaning = z.object({
  /** Host and port; null: none is configured, and articles are searched by words alone. */
  host: z.string().nullable(),
  model: z.string().nullable(),
  articles: z.number().int(),
  /** Pieces of articles, each of which gets a vector, and how many have one of this model. */
  pieces: z.number().int(),
  embedded: z.number().int(),
  /** Numbers of a vector; null: there is none yet. */
  dimension: z.number().int().nullable(),
  /** When the newest vector was stored. */
  newest: Instant.nullable(),
  /** The last call that was made for this organisation's searches and articles, and what was wrong with it. */
  last: z.object({ at: Instant, fault: AssistantFault.nullable() }).nullable(),
  /** In this month, in the organisation's zone. */
  tokens: z.number().int(),
  cost: z.number().nullable(),
  currency: z.string(),
  check: z
    .object({
      at: Instant,
      fault: AssistantFault.nullable(),
      dimension: z.number().int().nullable(),
      /** A sentence is nearer to its translation than to another sentence; null: no vectors came. */
      joinsLanguages: z.boolean().nullable(),
      ms: z.number().int().nullable(),
    })
    .nullable(),
});
export type SearchByMeaning = z.infer<typeof SearchByMeaning>;

export const knowledgeRoutes = {
  listArticles: route({
    method: 'GET',
    path: '/articles',
    summary: 'Knowledge articles; `q` searches',
    permission: 'article.read',
    query: listQuery(['title', '-updatedAt'], {
      q: z.string().max(200).optional(),
      locale: Locale.optional(),
      modelId: Id.optional(),
      faultCode: z.string().max(40).optional(),
    }),
    answer: pageOf(Article).extend({ search: ArticleSearch.nullable() }),
  }),
  getArticle: route({
    method: 'GET',
    path: '/articles/:id',
    summary: 'One article',
    permission: 'article.read',
    params: IdParams,
    answer: Article,
  }),
  searchByMeaning: route({
    method: 'GET',
    path: '/assistant/search',
    summary: 'The model of the search by meaning, how much of the articles it covers, and what it costs',
    permission: 'organisation.change',
    answer: SearchByMeaning,
  }),
  checkSearchByMeaning: route({
    method: 'POST',
    path: '/assistant/search/check',
    summary: 'Asks the endpoint for a few vectors and says what came',
    permission: 'organisation.change',
    answer: SearchByMeaning,
  }),
  embedArticles: route({
    method: 'POST',
    path: '/assistant/search/articles',
    summary: 'Gives articles their vectors now, not within the quarter of an hour; anew: all of them again',
    permission: 'organisation.change',
    body: z.object({ anew: z.boolean().default(false) }),
  }),
} as const;
