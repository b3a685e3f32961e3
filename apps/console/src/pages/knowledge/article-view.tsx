import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Article } from '#contracts';
import { Chip, ErrorState, Icon, SegmentedControl, Skeleton, useRoute } from '#ui';
import { useT } from '../../i18n';
import { Link, useLocation, useSearchParams } from '../../routing';
import { Ago } from '../parts/moment';
import { useModels } from '../parts/use-models';
import { sentencesOf } from './sentences';
import { Marked } from './marked';

const languages = { en: 'English', zh: '中文', bg: 'Български' } as const;

/** One article to read, in any of its languages. */
export function ArticleView({ id, onChoose }: { id: string; onChoose: (id: string) => void }): ReactNode {
  const t = useT();
  const { search } = useLocation();
  const article = useRoute(routes.getArticle, { params: { id } });
  return (
    <article className="cs-shelf__article">
      <Link to={`/knowledge${search}`} className="cs-shelf__back">
        <Icon name="arrowLeft" size={16} /> {t('knowledge.back')}
      </Link>
      {article.error ? (
        <ErrorState error={article.error} onRetry={() => void article.refetch()} />
      ) : article.data ? (
        <Text article={article.data} onChoose={onChoose} />
      ) : (
        <Skeleton lines={8} />
      )}
    </article>
  );
}

function Text({ article, onChoose }: { article: Article; onChoose: (id: string) => void }): ReactNode {
  const t = useT();
  const [params] = useSearchParams();
  const query = params.get('q') ?? '';
  const { models, faultTitle } = useModels();
  // The same article in other languages has the same slug.
  const about = article.faultCodes[0];
  const same = useRoute(routes.listArticles, about ? { query: { faultCode: about, limit: 100 } } : 'skip');
  const others = (same.data?.items ?? []).filter(one => one.slug === article.slug);
  const fits = models.filter(model => article.modelIds.includes(model.id));
  return (
    <>
      <h2>
        <Marked text={article.title} query={query} />
      </h2>
      <div className="cs-shelf__facts">
        <Chip tone={article.audience === 'customer' ? 'info' : 'neutral'} icon={audienceIcon(article)}>
          {t(`knowledge.for.${article.audience}`)}
        </Chip>
        <span className="co-faint">
          {t('knowledge.changed')} <Ago at={article.updatedAt} />
        </span>
        <span className="co-grow" />
        {others.length > 1 && (
          <SegmentedControl
            label={t('knowledge.language')}
            value={article.id}
            onChange={onChoose}
            options={others
              .toSorted((one, other) => one.locale.localeCompare(other.locale))
              .map(one => ({ value: one.id, label: languages[one.locale] }))}
          />
        )}
      </div>
      <div className="cs-shelf__text" lang={article.locale}>
        {sentencesOf(article.text).map(sentence => (
          <p key={sentence}>
            <Marked text={sentence} query={query} />
          </p>
        ))}
      </div>
      <dl className="cs-shelf__about">
        {article.faultCodes.length > 0 && (
          <>
            <dt>{t('knowledge.faults')}</dt>
            <dd>
              {article.faultCodes.map(code => (
                <Chip key={code} title={code}>
                  {faultTitle(code)}
                </Chip>
              ))}
            </dd>
          </>
        )}
        <dt>{t('knowledge.models')}</dt>
        <dd>
          {article.modelIds.length === 0
            ? t('knowledge.allModels')
            : fits.map(model => <Chip key={model.id}>{model.name}</Chip>)}
        </dd>
      </dl>
    </>
  );
}

export const audienceIcon = ({ audience }: Pick<Article, 'audience'>) =>
  audience === 'customer' ? ('user' as const) : ('wrench' as const);
