import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '#ui';
import type { DragPayload } from '#ui';
import { useT } from '../../../i18n';
import { DispatchMap } from '../../../map/dispatch-map';
import { useMay } from '../../../session';
import { isBoolean, useStored } from '../../../stored';
import { useDesk } from '../desk/desk';
import { draggedOf, isMovable, isOpenTo, orderPayload, visitPayload } from '../drop/dragged';
import { useDrop } from '../drop/use-drop';

export function MapPanel(): ReactNode {
  const t = useT();
  const { orders, visits, engineers, selection, select, hover, day } = useDesk();
  const drop = useDrop();
  const canPlan = useMay()('visit.plan');
  const [hasPlanned, showPlanned] = useStored('dispatch.mapPlanned', true, isBoolean);
  const [hasAway, showAway] = useStored('dispatch.mapAway', false, isBoolean);
  const shownVisits = useMemo(() => (hasPlanned ? visits : []), [hasPlanned, visits]);
  const shownEngineers = useMemo(
    () =>
      engineers.filter(
        engineer =>
          hasAway ||
          engineer.id === selection.engineerId ||
          (engineer.state !== 'off-shift' && engineer.state !== 'absent'),
      ),
    [engineers, hasAway, selection.engineerId],
  );
  const payloadOf = useCallback(
    (orderId: string): DragPayload | null => {
      const order = orders.find(one => one.id === orderId);
      if (order) return canPlan && order.status === 'ready' ? orderPayload(order) : null;
      const visit = visits.find(one => one.workOrderId === orderId && isMovable(one));
      return canPlan && visit ? visitPayload(visit) : null;
    },
    [orders, visits, canPlan],
  );
  const accepts = useCallback(
    (payload: DragPayload, engineerId: string): boolean => {
      const engineer = engineers.find(one => one.id === engineerId);
      const dragged = draggedOf(payload, orders, visits);
      return Boolean(engineer && dragged && isOpenTo(dragged.order, engineer));
    },
    [engineers, orders, visits],
  );
  const dropOn = useCallback(
    (payload: DragPayload, engineerId: string) => drop.drop(payload, engineerId, null),
    [drop],
  );
  const visitOf = (orderId: string | null): string | null =>
    visits.find(visit => visit.workOrderId === orderId)?.id ?? null;
  return (
    <div className="cs-mappanel">
      <DispatchMap
        orders={orders}
        visits={shownVisits}
        engineers={shownEngineers}
        chosenOrder={selection.orderId}
        chosenEngineer={selection.engineerId}
        hover={hover}
        fitKey={day}
        onOrder={orderId => select({ orderId, visitId: visitOf(orderId) })}
        onEngineer={engineerId => select({ engineerId })}
        payloadOf={payloadOf}
        accepts={accepts}
        onDrop={dropOn}
        onOver={(payload, engineerId, at) => drop.over(payload, engineerId, null, at)}
        onLeave={drop.leave}
      />
      <div className="cs-mappanel__layers">
        <LayerToggle
          isOn={hasPlanned}
          onToggle={() => showPlanned(!hasPlanned)}
          text={t('dispatch.layerPlanned')}
        />
        <LayerToggle isOn={hasAway} onToggle={() => showAway(!hasAway)} text={t('dispatch.layerAway')} />
      </div>
    </div>
  );
}

function LayerToggle(props: { isOn: boolean; onToggle: () => void; text: string }): ReactNode {
  return (
    <button type="button" className="cs-mappanel__layer" aria-pressed={props.isOn} onClick={props.onToggle}>
      <Icon name={props.isOn ? 'check' : 'plus'} size={13} />
      {props.text}
    </button>
  );
}
