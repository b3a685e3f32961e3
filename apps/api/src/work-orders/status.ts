import { workOrderStatus } from '#contracts';
import type { VisitStatus } from '#contracts';
import { asAutomation, lock, organisationOf, updateGuarded } from '../platform/database';
import type { Change, Tx } from '../platform/database';
import { WorkOrderRow } from './work-order.entity';

/**
 * The one place that stores a work order's status: whatever changes a fact it follows from (its visits, or `change` on
 * the order itself) calls this in the same transaction. Derived as the organisation's automation, because a partner may
 * not see every visit that counts. The version moves only if something did, or with
 * `touch`, because who planned on the old one must lose.
 */
export async function refreshStatus(
  tx: Tx,
  workOrderId: string,
  change: Omit<Change<WorkOrderRow>, 'status'> = {},
  { touch = false }: { touch?: boolean } = {},
): Promise<WorkOrderRow> {
  return asAutomation(tx, async own => {
    const order = await lock(own, WorkOrderRow, workOrderId);
    const visits = await own.rows<{ status: VisitStatus }>(
      `SELECT status FROM visit WHERE organisation_id = $1 AND work_order_id = $2 ORDER BY created_at, id`,
      [organisationOf(own.scope), workOrderId],
    );
    const { holdReason, qualified, verifiedAt, closedAt, canceledAt } = Object.assign({}, order, change);
    const status = workOrderStatus({
      visits,
      openBlocker: holdReason !== null,
      qualified,
      verified: verifiedAt !== null,
      closed: closedAt !== null,
      canceled: canceledAt !== null,
    });
    if (!touch && status === order.status && Object.keys(change).length === 0) return order;
    return updateGuarded(own, WorkOrderRow, order, { ...change, status });
  });
}
