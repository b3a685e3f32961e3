import type { ReactNode } from 'react';
import { routes } from '#contracts';
import { EmptyState, ErrorState, Skeleton, StatusChip, useFormat, useList } from '#ui';
import { useT } from '../i18n';

export function Reports(): ReactNode {
  const t = useT();
  const format = useFormat();
  const { rows, query } = useList(routes.listRequests, { query: { open: 'true', limit: 20 } });
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton lines={3} />;
  if (rows.length === 0) return <EmptyState icon="check" title={t('account.noReports')} />;
  return (
    <ul className="po-list">
      {rows.map(request => (
        <li key={request.id}>
          <div className="co-grow">
            <p className="po-list__title">{request.text}</p>
            <p className="co-muted">
              {request.number}, {request.modelName}, {request.siteName}, {format.relative(request.createdAt)}
            </p>
          </div>
          <StatusChip kind="request" status={request.status} />
        </li>
      ))}
    </ul>
  );
}
