import type { ReactNode } from 'react';
import { openWorkOrderStatuses } from '#contracts';
import type { WorkOrder } from '#contracts';
import { Card, Icon, useDynamicT } from '#ui';
import { useT } from '../../i18n';
import { gateLines, reached, road, whyOf } from './why';

/** Where the order stands on its road, why, and what is missing to the next gate. */
export function WhyCard({ order }: { order: WorkOrder }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const at = reached(order);
  const isAside = order.status === 'on_hold' || order.status === 'canceled';
  const reason = order.holdReason ? word('hold', order.holdReason) : '';
  const showsGates =
    order.status === 'completed' || openWorkOrderStatuses.some(status => status === order.status);
  return (
    <Card>
      <ol className="cs-road" aria-label={t('workOrders.why')}>
        {road.map((step, index) => (
          <li
            key={step}
            data-state={index < at ? 'past' : index > at ? 'ahead' : isAside ? 'aside' : 'now'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className="cs-road__dot">
              {index < at && <Icon name="check" size={11} />}
              {index === at && isAside && (
                <Icon name={order.status === 'on_hold' ? 'pause' : 'x'} size={11} />
              )}
            </span>
            <span className="cs-road__name">
              {word('state.workOrder', index === at && isAside ? order.status : step)}
            </span>
          </li>
        ))}
      </ol>
      <p className="cs-road__why">
        {t(`workOrders.why.${whyOf(order)}`, { reason })}
        {order.holdNote && <span className="co-muted"> “{order.holdNote}”</span>}
      </p>
      {showsGates && (
        <ul className="cs-gates" aria-label={t('workOrders.gates')}>
          {gateLines(order).map(({ gate, isOpen }) => (
            <li key={gate} data-open={isOpen}>
              <Icon
                name={isOpen ? 'minus' : 'check'}
                size={14}
                label={t(isOpen ? 'workOrders.gateOpen' : 'workOrders.gateDone')}
              />
              {t(`workOrders.gate.${gate}`)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
