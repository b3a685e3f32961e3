import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { Button, EmptyState, ErrorState, Skeleton, StatusChip, useFormat, useList } from '#ui';
import { useT } from '../i18n';
import { Link } from '../routing';

/** What is open; what is over on request. Each leads to its conversation. */
export function Reports(): ReactNode {
  const t = useT();
  const format = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const { rows, query, more } = useList(routes.listRequests, {
    query: { limit: 20, ...(showsAll ? {} : { open: 'true' as const }) },
  });
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton lines={3} />;
  return (
    <div className="po-stack">
      {rows.length === 0 ? (
        <EmptyState icon="check" title={t(showsAll ? 'account.noneYet' : 'account.noReports')} />
      ) : (
        <ul className="po-list">
          {rows.map(request => (
            <li key={request.id}>
              <div className="co-grow">
                <p className="po-list__title">
                  <Link to={`/account/requests/${request.id}`}>{request.text}</Link>
                </p>
                <p className="co-muted">
                  {request.number}, {request.modelName}, {request.siteName},{' '}
                  {format.relative(request.createdAt)}
                </p>
              </div>
              <StatusChip kind="request" status={request.status} />
            </li>
          ))}
        </ul>
      )}
      {more.available && (
        <Button small busy={more.busy} onClick={more.load}>
          {t('common.loadMore')}
        </Button>
      )}
      <Button kind="quiet" wide onClick={() => setShowsAll(!showsAll)}>
        {t(showsAll ? 'account.onlyOpen' : 'account.earlier')}
      </Button>
    </div>
  );
}
