import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BoardVisit, WorkOrder } from '#contracts';
import { Button, StatusChip, useFormat } from '#ui';
import { dateOf } from '../../../board/time';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { useDesk } from '../desk/desk';
import { ReasonLines } from '../reason-lines';
import { usePlanning } from '../desk/planning';
import { isMovable } from '../drop/dragged';
import { MoveDialog } from '../drop/move-dialog';

const gone = ['canceled', 'declined'];

/** The visits of the order: when, by whom, how far; what can be done with those to come. */
export function VisitCards({ order }: { order: WorkOrder }): ReactNode {
  const { visits: onBoard, selection } = useDesk();
  const visits = order.visits.filter(visit => !gone.includes(visit.status) || visit.id === selection.visitId);
  if (visits.length === 0) return null;
  return (
    <ul className="cs-visits">
      {visits.map(visit => {
        const known = onBoard.find(one => one.id === visit.id);
        return <VisitCard key={visit.id} order={order} visit={visit} known={known} />;
      })}
    </ul>
  );
}

interface VisitCardProps {
  order: WorkOrder;
  visit: WorkOrder['visits'][number];
  known: BoardVisit | undefined;
}

function VisitCard({ order, visit, known }: VisitCardProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  const planning = usePlanning();
  const { setDay, zone, select, conflicts } = useDesk();
  const conflict = conflicts.get(visit.id);
  const [isMoving, setMoving] = useState(false);
  const canMove = known && isMovable(known) && may('visit.plan');
  const canCancel =
    known && ['planned', 'dispatched', 'accepted'].includes(known.status) && may('visit.plan');
  return (
    <li className="cs-visit">
      <div className="co-line">
        <StatusChip kind="visit" status={visit.status} />
        <button
          type="button"
          className="cs-link"
          onClick={() => select({ orderId: null, engineerId: visit.engineerId })}
        >
          {visit.engineerName}
        </button>
        <span className="co-grow" />
        <button
          type="button"
          className="cs-link"
          onClick={() => {
            setDay(dateOf(Date.parse(visit.start), zone));
          }}
        >
          {format.window(visit.start, visit.end, { zone: order.timeZone })}
        </button>
      </div>
      {conflict && <ReasonLines reasons={conflict.reasons} zone={order.timeZone} />}
      {(canMove || canCancel) && (
        <div className="cs-visit__do">
          {known.status === 'planned' && (
            <Button small kind="primary" icon="send" onClick={() => planning.dispatch(known)}>
              {t('do.visit.dispatch')}
            </Button>
          )}
          {canMove && (
            <Button small icon="calendar" onClick={() => setMoving(true)}>
              {t('dispatch.move')}
            </Button>
          )}
          <Button small kind="quiet" icon="lock" onClick={() => planning.pin(known)}>
            {t(known.pinned ? 'dispatch.unpin' : 'dispatch.pin')}
          </Button>
          {canCancel && (
            <Button small kind="quiet" icon="ban" onClick={() => void planning.cancel(known)}>
              {t('dispatch.cancel')}
            </Button>
          )}
        </div>
      )}
      {isMoving && known && <MoveDialog visit={known} onClose={() => setMoving(false)} />}
    </li>
  );
}
