import type { BoardVisit, Engineer, WorkOrderLine } from '#contracts';
import { minutesFor } from '#dispatch';
import type { DragPayload } from '#ui';
import { minuteMs } from '../../../board/time';
import { spanOf } from '../../../board/day-of-engineer';
import type { PlannedThing } from './check-here';

/** Visits that nobody has begun can be planned anew. */
export const isMovable = (visit: Pick<BoardVisit, 'status' | 'pinned'>): boolean =>
  !visit.pinned && ['planned', 'dispatched', 'accepted'].includes(visit.status);

export const orderPayload = (order: Pick<WorkOrderLine, 'id' | 'number' | 'title'>): DragPayload => ({
  kind: 'order',
  id: order.id,
  label: `${order.number} · ${order.title}`,
});
export const visitPayload = (visit: BoardVisit): DragPayload => ({
  kind: 'visit',
  id: visit.id,
  label: `${visit.workOrderNumber} · ${visit.title}`,
});

/** What a payload stands for, read anew at every move: the queue may have changed under the pointer. */
export interface Dragged {
  thing: PlannedThing;
  workOrderId: string;
  number: string;
  minutes: number;
  order: WorkOrderLine | null;
  visit: BoardVisit | null;
}

export function draggedOf(
  payload: DragPayload,
  orders: readonly WorkOrderLine[],
  visits: readonly BoardVisit[],
): Dragged | null {
  if (payload.kind === 'order') {
    const order = orders.find(one => one.id === payload.id);
    if (!order) return null;
    return {
      thing: order,
      workOrderId: order.id,
      number: order.number,
      minutes: order.estimatedMinutes,
      order,
      visit: null,
    };
  }
  const visit = visits.find(one => one.id === payload.id);
  if (!visit) return null;
  const { start, end } = spanOf(visit);
  return {
    // Skills and due time are the order's: the server's check knows them, a moment later.
    thing: { ...visit, skills: [], dueAt: null, equipmentId: '' },
    workOrderId: visit.workOrderId,
    number: visit.workOrderNumber,
    minutes: Math.round((end - start) / minuteMs),
    order: null,
    visit,
  };
}

/** A visit keeps the length that it has; an order takes what it takes this engineer. */
export const minutesOf = ({ order, minutes }: Dragged, { pace }: Engineer): number =>
  order ? minutesFor({ durationMinutes: minutes, skills: order.skills }, { pace }) : minutes;

/** Whether a partner's own engineers and order fit: an order is one company's at a time. */
export const isOpenTo = (order: Pick<WorkOrderLine, 'partnerId'> | null, engineer: Engineer): boolean =>
  !order?.partnerId || !engineer.partnerId || order.partnerId === engineer.partnerId;
