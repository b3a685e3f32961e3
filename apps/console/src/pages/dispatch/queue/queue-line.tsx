import { memo } from 'react';
import type { ReactNode } from 'react';
import type { WorkOrderLine } from '#contracts';
import { Icon, UrgencyMark, useDragSource, useDynamicT, useFormat } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { useStore } from '../../../store';
import type { Store } from '../../../store';
import type { Hover } from '../desk/desk';
import { orderPayload } from '../drop/dragged';
import { deadlineOf } from './group';

interface QueueLineProps {
  order: WorkOrderLine;
  now: number;
  isChosen: boolean;
  isFocusable: boolean;
  hover: Store<Hover>;
  onChoose: (id: string) => void;
}

const soonMs = 2 * 3_600_000;

/** One waiting order: how urgent, what, where, until when. Can be dragged, by pointer or with M. */
export const QueueLine = memo(function QueueLine(props: QueueLineProps): ReactNode {
  const { order, now, isChosen, hover } = props;
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const canPlan = useMay()('visit.plan') && order.status === 'ready';
  const drag = useDragSource(canPlan ? orderPayload(order) : null);
  const isHovered = useStore(hover, value => value.orderId === order.id);
  const deadline = deadlineOf(order);
  const tone = deadline === null ? '' : deadline < now ? 'late' : deadline - now < soonMs ? 'soon' : '';
  const { promisedWindow, timeZone } = order;
  const classes = [
    'cs-line',
    isChosen && 'cs-line--chosen',
    isHovered && 'cs-line--hovered',
    order.status !== 'ready' && 'cs-line--held',
  ];
  return (
    <button
      type="button"
      data-order={order.id}
      className={classes.filter(Boolean).join(' ')}
      aria-current={isChosen || undefined}
      tabIndex={props.isFocusable ? 0 : -1}
      onClick={() => props.onChoose(order.id)}
      onPointerEnter={() => hover.set({ orderId: order.id, engineerId: null })}
      onPointerLeave={() => hover.set({ orderId: null, engineerId: null })}
      {...drag}
    >
      <UrgencyMark urgency={order.urgency} size={13} />
      <span className="cs-line__title co-clip">{order.title}</span>
      <span className="cs-line__place co-clip">
        <b>{order.city}</b> · {order.siteName}
      </span>
      <span className={`cs-line__due cs-line__due--${tone}`}>
        {deadline !== null && (
          <>
            {tone === 'late' && <Icon name="alert" size={12} />}
            {format.relative(deadline, now)}
          </>
        )}
      </span>
      <span className="cs-line__meta co-clip">
        <span className="co-mono">{order.number}</span>
        {promisedWindow && (
          <span className="cs-line__window">
            <Icon name="calendar" size={12} />
            {format.window(promisedWindow.start, promisedWindow.end, { zone: timeZone })}
          </span>
        )}
        {order.safety && (
          <span className="cs-line__safety">
            <Icon name="shield" size={12} />
            {t('dispatch.safety')}
          </span>
        )}
        {order.status === 'on_hold' && (
          <span className="cs-line__hold">
            <Icon name="hand" size={12} />
            {order.holdReason ? word('hold', order.holdReason) : word('state.workOrder', order.status)}
          </span>
        )}
        {order.status === 'draft' && <span>{word('state.workOrder', 'draft')}</span>}
        {order.partnerName && <span>{order.partnerName}</span>}
        {!promisedWindow && order.status === 'ready' && (
          <span>{order.skills.map(need => word('skill', need.skill)).join(', ')}</span>
        )}
      </span>
      <span className="cs-line__length">{format.duration(order.estimatedMinutes)}</span>
    </button>
  );
});
