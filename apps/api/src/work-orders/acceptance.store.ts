import { insert } from '../platform/database';
import type { Tx } from '../platform/database';
import { AcceptanceRow } from './acceptance.entity';
import { mergedAcceptance } from './acceptance.rules';
import type { GivenAcceptance } from './acceptance.rules';
import type { WorkOrderRow } from './work-order.entity';

/** Puts an acceptance on an order that the transaction holds. */
export async function keepAcceptance(tx: Tx, order: WorkOrderRow, given: GivenAcceptance): Promise<void> {
  const { organisationId, id: workOrderId } = order;
  const before = await tx.findOneBy(AcceptanceRow, { organisationId, workOrderId });
  const merged = mergedAcceptance(before, given);
  if (!before) {
    const { customerId, partnerId, serviceRequestId } = order;
    await insert(tx, AcceptanceRow, { ...merged, workOrderId, customerId, partnerId, serviceRequestId });
    return;
  }
  await tx.run(
    `UPDATE acceptance SET kind = $3, name = $4, at = $5, rating = $6, comment = $7
     WHERE organisation_id = $1 AND work_order_id = $2`,
    [organisationId, workOrderId, merged.kind, merged.name, merged.at, merged.rating, merged.comment],
  );
}
