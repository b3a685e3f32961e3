import type { ReactNode } from 'react';
import type { VisitBrief } from '#contracts';
import { Card, EmptyState, useLocale } from '#ui';
import { useT } from '../i18n';

/** What the knowledge base says of this fault, in the reader's language first. */
export function Help({ brief }: { brief: VisitBrief }): ReactNode {
  const t = useT();
  const { locale } = useLocale();
  if (brief.articles.length === 0) return <EmptyState icon="book" title={t('visit.noArticles')} />;
  const rank = (article: VisitBrief['articles'][number]): number =>
    article.locale === locale ? 0 : article.locale === 'en' ? 1 : 2;
  const seen = new Set<string>();
  const articles = brief.articles
    .toSorted((a, b) => rank(a) - rank(b))
    .filter(article => !seen.has(article.slug) && seen.add(article.slug));
  return (
    <div className="fi-stack">
      {articles.map(article => (
        <Card key={article.id} title={article.title}>
          <p className="fi-words" lang={article.locale}>
            {article.text}
          </p>
        </Card>
      ))}
    </div>
  );
}
