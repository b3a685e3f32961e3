import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import type { ServiceRequestRow } from './service-request.entity';

/** The audit line of a deed at a request, and the word to everybody who is looking at it. */
export async function tell(
  tx: Tx,
  row: ServiceRequestRow,
  verb: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await record(tx, { verb: `request.${verb}`, subjectType: 'service-request', subjectId: row.id, detail });
  await note(tx, {
    topic: 'service-request',
    subjectId: row.id,
    payload: { number: row.number, status: row.status, urgency: row.urgency, workOrderId: row.workOrderId },
    customerId: row.customerId,
    equipmentId: row.equipmentId,
    serviceRequestId: row.id,
  });
}
