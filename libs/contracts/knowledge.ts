import { z } from 'zod';
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
    answer: pageOf(Article),
  }),
  getArticle: route({
    method: 'GET',
    path: '/articles/:id',
    summary: 'One article',
    permission: 'article.read',
    params: IdParams,
    answer: Article,
  }),
} as const;
