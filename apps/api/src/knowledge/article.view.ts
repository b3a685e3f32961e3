import type { Article } from '#contracts';
import type { ArticleRow } from './article.entity';

export const articleOf = (row: ArticleRow): Article => ({
  id: row.id,
  slug: row.slug,
  locale: row.locale,
  title: row.title,
  text: row.text,
  modelIds: row.modelIds,
  faultCodes: row.faultCodes,
  audience: row.audience,
  updatedAt: row.updatedAt.toISOString(),
});
