import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { WorkOrderLine } from '#contracts';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Skeleton,
  StatusChip,
  useFormat,
  useList,
  useRoute,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../i18n';
import { Link } from '../routing';
import { AcceptanceForm } from '../track/acceptance';

const shown = 'draft,ready,scheduled,in_progress,on_hold,completed';

/** Visits ahead and under way; what is finished waits for the customer's yes. */
export function Orders(): ReactNode {
  const t = useT();
  const { rows, query } = useList(routes.listWorkOrders, { query: { status: shown, limit: 30 } });
  return (
    <Card title={t('account.orders')}>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={3} />
      ) : rows.length === 0 ? (
        <EmptyState icon="calendar" title={t('account.noOrders')} />
      ) : (
        <ul className="po-list">
          {rows.map(order => (
            <Order key={order.id} order={order} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Order({ order }: { order: WorkOrderLine }): ReactNode {
  const t = useT();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const visit = order.nextVisit;
  return (
    <li className="po-list__tall">
      <div className="po-list__row">
        <div className="co-grow">
          <p className="po-list__title">
            {order.serviceRequestId ? (
              <Link to={`/account/requests/${order.serviceRequestId}`}>{order.title}</Link>
            ) : (
              order.title
            )}
          </p>
          <p className="co-muted">
            {order.number}, {order.siteName}
            {visit && <>, {format.window(visit.start, visit.end, { zone: order.timeZone, day: true })}</>}
          </p>
        </div>
        <StatusChip kind="workOrder" status={order.status} />
      </div>
      {order.status === 'completed' && !isOpen && (
        <Button kind="primary" icon="check" onClick={() => setOpen(true)}>
          {t('account.confirm')}
        </Button>
      )}
      {isOpen && <Accept order={order} />}
    </li>
  );
}

function Accept({ order }: { order: WorkOrderLine }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const whole = useRoute(routes.getWorkOrder, { params: { id: order.id } });
  const accept = useVerb(routes.acceptWork, {
    invalidates: [routes.listWorkOrders, routes.listRequests],
    onSuccess: () => toasts.show({ text: t('track.headline.accepted'), tone: 'good' }),
  });
  if (whole.error) return <ErrorState error={whole.error} onRetry={() => void whole.refetch()} />;
  if (!whole.data) return <Skeleton lines={4} />;
  const { acceptance } = whole.data;
  if (acceptance?.rating) return <p className="co-muted">{t('accept.done', { name: acceptance.name })}</p>;
  return (
    <AcceptanceForm
      title={t(acceptance ? 'accept.rateTitle' : 'accept.title')}
      solution={null}
      signedBy={acceptance?.name ?? null}
      busy={accept.isPending}
      error={accept.error}
      onAccept={body => accept.mutate({ params: { id: order.id }, body })}
    />
  );
}
