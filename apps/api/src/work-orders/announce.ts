import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import type { WorkOrderRow } from './work-order.entity';
import { audienceOf } from './work-orders.store';

/** One line in the audit trail and one live note: every verb on a work order ends with it. */
export async function announce(
  tx: Tx,
  order: WorkOrderRow,
  verb: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await record(tx, { verb: `work-order.${verb}`, subjectType: 'work-order', subjectId: order.id, detail });
  await noteWorkOrder(tx, order);
}

export async function noteWorkOrder(tx: Tx, order: WorkOrderRow): Promise<void> {
  const payload = { number: order.number, status: order.status };
  await note(tx, { topic: 'work-order', subjectId: order.id, payload, ...audienceOf(order) });
}
