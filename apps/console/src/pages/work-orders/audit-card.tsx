import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { WorkOrder } from '#contracts';
import { Button, Card, ErrorState, Skeleton, useList, useSharedT } from '#ui';
import { useT } from '../../i18n';
import { AuditTrail } from '../parts/audit-trail';

/** Every step of the order, its visits, and the report that it came from. */
export function AuditCard({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const { rows, query, more } = useList(routes.workOrderAudit, {
    params: { id: order.id },
    query: { limit: 30 },
  });
  return (
    <Card title={t('workOrders.audit')}>
      {query.error && rows.length === 0 && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isLoading && <Skeleton lines={5} />}
      {query.isSuccess && rows.length === 0 && <p className="co-muted">{t('workOrders.auditNone')}</p>}
      <AuditTrail entries={rows} zone={order.timeZone} />
      {more.available && (
        <div className="cs-more">
          <Button small busy={more.busy} onClick={more.load}>
            {shared('common.loadMore')}
          </Button>
        </div>
      )}
    </Card>
  );
}
