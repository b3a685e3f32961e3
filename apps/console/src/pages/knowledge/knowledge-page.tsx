import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Locale, routes } from '#contracts';
import type { Article, ArticleSearch } from '#contracts';
import { Button, Chip, EmptyState, ErrorState, Skeleton, useList, useLocale, useSharedT } from '#ui';
import { useT } from '../../i18n';
import { PageTitle } from '../../layout/page-title';
import { Link, navigate, useLocation, useSearchParams } from '../../routing';
import type { PageProps } from '../define';
import { FilterSelect } from '../parts/filter-controls';
import { given, oneOf } from '../parts/filters';
import { NoMatch } from '../parts/no-match';
import { SearchBox } from '../parts/search-box';
import { useModels } from '../parts/use-models';
import { useIsWide } from '../parts/use-is-wide';
import { ArticleView, audienceIcon } from './article-view';
import { excerpt } from './highlight';
import { Marked } from './marked';
import { oneEach } from './one-each';
import './knowledge.css';

const languages = [
  { value: 'en', label: 'English' },
  { value: 'zh', label: '中文' },
  { value: 'bg', label: 'Български' },
] as const;
const filterNames = ['q', 'locale', 'modelId'] as const;

/** The articles: what fits the words on the left, one to read on the right. */
export default function KnowledgePage({ params: { id } }: PageProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const { search } = useLocation();
  const { locale } = useLocale();
  const [params] = useSearchParams();
  const { models } = useModels();
  const isWide = useIsWide();
  const q = params.get('q') ?? '';
  // Without a search an article would stand there in each of its languages.
  const chosen = oneOf(params.get('locale'), Locale.options) ?? (q ? undefined : locale);
  const {
    rows: found,
    first: firstPage,
    query,
    more,
  } = useList(routes.listArticles, {
    query: { limit: 30, ...given({ q, locale: chosen, modelId: params.get('modelId') }) },
  });
  const rows = useMemo(() => (chosen ? found : oneEach(found, locale)), [chosen, found, locale]);
  const [first, setFirst] = useState<string>();
  if (rows[0] && !rows.some(row => row.id === first)) setFirst(rows[0].id);
  const openId = id ?? (isWide && rows.length > 0 ? first : undefined);
  const isFiltered = filterNames.some(name => params.has(name));
  const choose = (next: string): void => navigate(`/knowledge/${next}${search}`, { replace: true });
  return (
    <div className="cs-shelf" data-open={id !== undefined}>
      <PageTitle text={t('nav.knowledge')} />
      <section className="cs-shelf__list" aria-label={t('knowledge.list')}>
        <header className="cs-shelf__head">
          <h1>{t('nav.knowledge')}</h1>
          <SearchBox label={t('knowledge.search')} />
          <div className="co-line">
            <FilterSelect label={t('knowledge.language')} name="locale" options={languages} />
            <FilterSelect
              label={t('knowledge.models')}
              name="modelId"
              options={models.map(model => ({ value: model.id, label: model.name }))}
            />
          </div>
          <SearchedBy search={firstPage?.search ?? null} />
        </header>
        <div className="cs-shelf__rows">
          {query.error && rows.length === 0 && (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          )}
          {query.isLoading && <Skeleton lines={10} />}
          {!query.isLoading &&
            !query.error &&
            rows.length === 0 &&
            (isFiltered ? (
              <NoMatch names={filterNames} />
            ) : (
              <EmptyState icon="book" title={t('knowledge.none')} text={t('knowledge.noneHint')} />
            ))}
          <ul>
            {rows.map(row => (
              <Row key={row.id} article={row} query={q} isOpen={row.id === openId} search={search} />
            ))}
          </ul>
          {more.available && (
            <div className="cs-more">
              <Button small busy={more.busy} onClick={more.load}>
                {shared('common.loadMore')}
              </Button>
            </div>
          )}
        </div>
      </section>
      <section className="cs-shelf__reader" aria-label={t('knowledge.article')}>
        {openId ? (
          <ArticleView key={openId} id={openId} onChoose={choose} />
        ) : (
          isWide && <EmptyState icon="book" title={t('knowledge.choose')} />
        )}
      </section>
    </div>
  );
}

/** Nothing where meaning was not to be asked for: then words are all there is. */
function SearchedBy({ search }: { search: ArticleSearch | null }): ReactNode {
  const t = useT();
  if (!search || search.without === 'not-asked') return null;
  if (search.by === 'words-and-meaning') return <p className="co-faint">{t('meaning.searched')}</p>;
  if (search.without === null) return null;
  const isEarly = search.without === 'nothing-embedded';
  return <p className="co-faint">{t(isEarly ? 'meaning.notYet' : 'meaning.wordsAlone')}</p>;
}

function Row({
  article,
  query,
  isOpen,
  search,
}: {
  article: Article;
  query: string;
  isOpen: boolean;
  search: string;
}): ReactNode {
  const t = useT();
  return (
    <li lang={article.locale}>
      <Link
        to={`/knowledge/${article.id}${search}`}
        className="cs-shelf__row"
        aria-current={isOpen ? 'true' : undefined}
      >
        <strong>
          <Marked text={article.title} query={query} />
        </strong>
        <span className="cs-shelf__excerpt">
          <Marked text={excerpt(article.text, query)} query={query} />
        </span>
        <span className="co-line">
          <Chip bare icon={audienceIcon(article)}>
            {t(`knowledge.for.${article.audience}`)}
          </Chip>
          <span className="co-grow" />
          <small className="co-faint">{languages.find(one => one.value === article.locale)?.label}</small>
        </span>
      </Link>
    </li>
  );
}
