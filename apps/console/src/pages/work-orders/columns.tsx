import type { ReactNode } from 'react';
import type { WorkOrderLine } from '#contracts';
import { Icon, StatusChip, UrgencyMark, useDynamicT, useFormat, useNow } from '#ui';
import type { Column } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { Ago } from '../parts/moment';
import { isOverdue } from './tabs';

/** Columns of the list of work orders. */
export function useColumns(): Column<WorkOrderLine>[] {
  const t = useT();
  const word = useDynamicT();
  return [
    {
      key: 'order',
      title: t('noun.workOrder'),
      sort: 'urgency',
      render: order => (
        <span className="cs-order-name">
          <UrgencyMark urgency={order.urgency} />
          <span className="cs-two-lines">
            <Link className="co-clip" to={`/work-orders/${order.id}`}>
              {order.title}
            </Link>
            <small>
              <span className="co-mono">{order.number}</span> · {word('jobType', order.jobType)}
            </small>
            <small className="cs-only-narrow co-clip">
              {order.city} · {order.siteName}
            </small>
          </span>
        </span>
      ),
    },
    {
      key: 'place',
      title: t('noun.site'),
      priority: 2,
      render: order => (
        <span className="cs-two-lines">
          <span className="co-clip">{order.siteName}</span>
          <small className="co-clip">
            {order.city} · {order.serialNumber}
          </small>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('noun.state'),
      render: order => (
        <span className="cs-two-lines">
          <StatusChip kind="workOrder" status={order.status} bare />
          {order.holdReason && <small>{word('hold', order.holdReason)}</small>}
          <small className="cs-only-narrow">
            <Due order={order} short />
          </small>
        </span>
      ),
    },
    {
      key: 'next',
      title: t('workOrders.next'),
      priority: 2,
      render: order => <NextVisit order={order} />,
    },
    {
      key: 'due',
      title: t('workOrders.due'),
      sort: 'dueAt',
      priority: 2,
      render: order => <Due order={order} />,
    },
    {
      key: 'partner',
      title: t('workOrders.byWhom'),
      priority: 3,
      render: order => order.partnerName ?? <span className="co-faint">{t('workOrders.ownEngineers')}</span>,
    },
    {
      key: 'created',
      title: t('workOrders.created.column'),
      sort: 'createdAt',
      priority: 3,
      render: order => <Ago at={order.createdAt} zone={order.timeZone} />,
    },
  ];
}

function NextVisit({ order }: { order: WorkOrderLine }): ReactNode {
  const format = useFormat();
  const { nextVisit } = order;
  if (!nextVisit) return <span className="co-faint">—</span>;
  return (
    <span className="cs-two-lines">
      <span className="co-clip">{nextVisit.engineerName}</span>
      <small>{format.window(nextVisit.start, nextVisit.end, { zone: order.timeZone })}</small>
    </span>
  );
}

function Due({ order, short = false }: { order: WorkOrderLine; short?: boolean }): ReactNode {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  if (!order.dueAt) return <span className="co-faint">—</span>;
  const isLate = isOverdue(order, now);
  return (
    <span className="cs-two-lines">
      <time dateTime={order.dueAt} className={isLate ? 'cs-late' : ''}>
        {format.dateTime(order.dueAt, { zone: order.timeZone })}
      </time>
      {isLate && !short && (
        <small className="cs-late cs-icon-line">
          <Icon name="clock" size={12} />
          {t('workOrders.overdue')}
        </small>
      )}
    </span>
  );
}
