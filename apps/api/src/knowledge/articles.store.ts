import type { SelectQueryBuilder } from 'typeorm';
import type { Locale } from '#contracts';
import { NotVisible, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { ArticleRow } from './article.entity';

export interface ArticleFilter {
  locale?: Locale | undefined;
  modelId?: string | undefined;
  faultCode?: string | undefined;
}

/** The articles this scope may read, without an order. An article without models or fault codes is about all of them. */
export function articles(
  tx: Tx,
  { locale, modelId, faultCode }: ArticleFilter,
): SelectQueryBuilder<ArticleRow> {
  const builder = tx
    .createQueryBuilder(ArticleRow, 'article')
    .where('article.organisation_id = :organisationId', { organisationId: organisationOf(tx.scope) });
  if (locale) builder.andWhere('article.locale = :locale', { locale });
  if (modelId)
    builder.andWhere(`(article.model_ids = '{}' OR :modelId = ANY(article.model_ids))`, { modelId });
  if (faultCode) builder.andWhere(':faultCode = ANY(article.fault_codes)', { faultCode });
  return builder;
}

/** @throws NotVisible */
export async function articleById(tx: Tx, id: string): Promise<ArticleRow> {
  const row = await tx.findOneBy(ArticleRow, { id });
  if (!row) throw new NotVisible('article');
  return row;
}

/** Changes whenever an article that this scope may read is added, changed or removed. */
export async function articlesStamp(tx: Tx): Promise<string> {
  const row = await tx.one<{ stamp: string }>(
    `SELECT count(*) || ' ' || coalesce(max(updated_at)::text, '') || ' ' || coalesce(sum(version), 0) AS stamp
     FROM article WHERE organisation_id = $1`,
    [organisationOf(tx.scope)],
  );
  return row?.stamp ?? '';
}
