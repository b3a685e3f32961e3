import type { Tx } from '../platform/database';
import { noteAll, record } from '../platform/outbox';
import type { Deed } from '../platform/outbox';
import { audienceOf } from '../work-orders';
import type { WorkOrderRow } from '../work-orders';
import type { VisitRow } from './visit.entity';

/** One line in the audit trail, one live note of the visit and one of its order: every verb on a visit ends with it. */
export async function announce(
  tx: Tx,
  { order, visit }: { order: WorkOrderRow; visit: VisitRow },
  verb: string,
  about: Pick<Deed, 'detail' | 'deviceTime' | 'position'> = {},
): Promise<void> {
  const detail = { workOrder: order.number, status: visit.status, ...about.detail };
  await record(tx, { ...about, verb: `visit.${verb}`, subjectType: 'visit', subjectId: visit.id, detail });
  const audience = audienceOf(order);
  await noteAll(tx, [
    {
      topic: 'visit',
      subjectId: visit.id,
      payload: { status: visit.status, workOrderId: order.id },
      ...audience,
    },
    {
      topic: 'work-order',
      subjectId: order.id,
      payload: { number: order.number, status: order.status },
      ...audience,
    },
    { topic: 'engineer', subjectId: visit.engineerId, partnerId: visit.partnerId },
  ]);
}

/** For those who plan only: somebody must find another engineer now. */
export async function tellPlanners(tx: Tx, order: WorkOrderRow, visit: VisitRow): Promise<void> {
  await noteAll(tx, [
    {
      topic: 'visit',
      subjectId: visit.id,
      payload: {
        status: visit.status,
        workOrderId: order.id,
        number: order.number,
        engineerName: visit.engineerName,
        attention: true,
      },
      partnerId: order.partnerId,
    },
  ]);
}
