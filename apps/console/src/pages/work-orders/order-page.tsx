import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { WorkOrder } from '#contracts';
import {
  Card,
  Chip,
  ErrorState,
  Notice,
  Skeleton,
  StatusChip,
  UrgencyMark,
  useDynamicT,
  useRoute,
} from '#ui';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { PageTitle } from '../../layout/page-title';
import { Link } from '../../routing';
import { useMay } from '../../session';
import type { PageProps } from '../define';
import { Photos } from '../parts/photos';
import { TriageResult } from '../parts/triage-result';
import { AuditCard } from './audit-card';
import { OrderActions } from './order-actions';
import { OrderSide } from './order-side';
import { TasksCard } from './tasks-card';
import { VisitsCard } from './visits-card';
import { WhyCard } from './why-card';
import './work-orders.css';

export default function WorkOrderPage({ params: { id = '' } }: PageProps): ReactNode {
  const t = useT();
  const order = useRoute(routes.getWorkOrder, { params: { id } });
  if (order.data) return <Order order={order.data} />;
  return (
    <>
      <PageTitle text={t('noun.workOrder')} />
      {order.error ? (
        <ErrorState error={order.error} onRetry={() => void order.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}

function Order({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const may = useMay();
  return (
    <>
      <PageHeader
        title={order.title}
        back={{ to: '/work-orders', label: t('workOrders.back') }}
        marks={
          <>
            <StatusChip kind="workOrder" status={order.status} />
            <UrgencyMark urgency={order.urgency} label />
            {order.holdReason && (
              <Chip tone="bad" icon="hand" bare>
                {word('hold', order.holdReason)}
              </Chip>
            )}
          </>
        }
        detail={
          <>
            <span className="co-mono">{order.number}</span> · {word('jobType', order.jobType)} ·{' '}
            <Link to={`/equipment/${order.equipmentId}`}>{order.serialNumber}</Link> {order.modelName} ·{' '}
            {order.siteName}, {order.city}
          </>
        }
        actions={<OrderActions order={order} />}
      />
      {order.safety && (
        <div className="cs-order__safety">
          <Notice tone="bad">{t('requests.safety')}</Notice>
        </div>
      )}
      <div className="cs-sheet">
        <div className="cs-sheet__main">
          <h2 className="co-sr">{order.number}</h2>
          <WhyCard order={order} />
          {order.description && (
            <Card title={t('workOrders.description')}>
              <p className="cs-order__text">{order.description}</p>
            </Card>
          )}
          <VisitsCard order={order} />
          <TasksCard order={order} />
          {order.attachmentIds.length > 0 && (
            <Card title={t('workOrders.photos')}>
              <Photos ids={order.attachmentIds} />
            </Card>
          )}
          {order.triage && (
            <Card title={t('requests.triage')}>
              <TriageResult triage={order.triage} modelName={order.modelName} />
            </Card>
          )}
        </div>
        <OrderSide order={order} />
        {may('audit.read') && <AuditCard order={order} />}
      </div>
    </>
  );
}
