import { useDeferredValue } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Button, Chip, EmptyState, ErrorState, Skeleton, TextInput, useList } from '#ui';
import { useT } from '../i18n';
import { Link } from '../routing';

export function Machines({ q, onSearch }: { q: string; onSearch: (q: string) => void }): ReactNode {
  const t = useT();
  const wanted = useDeferredValue(q.trim());
  const { rows, query, more } = useList(routes.listEquipment, {
    query: { limit: 25, ...(wanted ? { q: wanted } : {}) },
  });
  return (
    <div className="po-stack">
      <TextInput
        icon="search"
        type="search"
        aria-label={t('account.find')}
        placeholder={t('account.find')}
        value={q}
        onChange={event => onSearch(event.target.value)}
      />
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={5} />
      ) : rows.length === 0 ? (
        <EmptyState icon="search" title={t('account.none')} />
      ) : (
        <ul className="po-list">
          {rows.map(unit => (
            <li key={unit.id}>
              <div className="co-grow">
                <p className="po-list__title">{unit.modelName}</p>
                <p className="co-muted">
                  <span className="co-mono">{unit.serialNumber}</span>, {unit.siteName}
                </p>
              </div>
              {unit.openAlerts > 0 && (
                <Chip tone="warn" icon="alert">
                  {t('account.alerts', { count: unit.openAlerts })}
                </Chip>
              )}
              <Link className="po-list__do" to={`/account/${unit.id}`}>
                {t('account.report')}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {more.available && (
        <Button busy={more.busy} onClick={more.load}>
          {t('common.loadMore')}
        </Button>
      )}
    </div>
  );
}
