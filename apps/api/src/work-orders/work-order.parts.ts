import type { TaskKind, VisitStatus } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { AcceptanceRow } from './acceptance.entity';
import type { WorkOrderRow } from './work-order.entity';
import { openGates } from './work-order.rules';

/** Everything around one work order, as far as the scope sees it. */
export interface WorkOrderParts {
  tasks: TaskPart[];
  visits: VisitPart[];
  attachmentIds: string[];
  acceptance: AcceptanceRow | null;
}
export interface TaskPart {
  id: string;
  position: number;
  title: string;
  kind: TaskKind;
  unit: string | null;
  mandatory: boolean;
  done: boolean;
  answer: string | null;
  done_by: string | null;
  done_at: Date | null;
  version: number;
}
export interface VisitPart {
  id: string;
  work_order_id: string;
  status: VisitStatus;
  engineer_id: string;
  engineer_name: string;
  start_at: Date;
  end_at: Date;
  solution: string | null;
  planned_by: string;
  version: number;
}

export async function partsOf(tx: Tx, order: WorkOrderRow): Promise<WorkOrderParts> {
  const of = [organisationOf(tx.scope), order.id];
  const tasks = await tx.rows<TaskPart>(
    `SELECT id, position, title, kind, unit, mandatory, done, answer, done_by, done_at, version
     FROM work_order_task WHERE organisation_id = $1 AND work_order_id = $2 ORDER BY position`,
    of,
  );
  const visits = await visitsOf(tx, order.id);
  const attachments = await tx.rows<{ id: string }>(
    `SELECT id FROM attachment WHERE organisation_id = $1 AND work_order_id = $2 AND kind = 'photo'
     ORDER BY created_at, id`,
    of,
  );
  const acceptance = await tx.findOneBy(AcceptanceRow, {
    organisationId: order.organisationId,
    workOrderId: order.id,
  });
  return { tasks, visits, attachmentIds: attachments.map(({ id }) => id), acceptance };
}

/** In the order of planning. */
export function visitsOf(tx: Tx, workOrderId: string): Promise<VisitPart[]> {
  return tx.rows<VisitPart>(
    `SELECT id, work_order_id, status, engineer_id, engineer_name, start_at, end_at, solution, planned_by, version
     FROM visit WHERE organisation_id = $1 AND work_order_id = $2 ORDER BY created_at, id`,
    [organisationOf(tx.scope), workOrderId],
  );
}

/** The next open visit of each of these orders. */
export async function nextVisitsOf(tx: Tx, workOrderIds: readonly string[]): Promise<Map<string, VisitPart>> {
  if (workOrderIds.length === 0) return new Map();
  const rows = await tx.rows<VisitPart>(
    `SELECT DISTINCT ON (work_order_id) id, work_order_id, status, engineer_id, engineer_name, start_at, end_at,
       solution, planned_by, version
     FROM visit
     WHERE organisation_id = $1 AND work_order_id = ANY ($2::uuid[])
       AND status IN ('planned', 'dispatched', 'accepted', 'en_route', 'on_site', 'working', 'paused')
     ORDER BY work_order_id, start_at, id`,
    [organisationOf(tx.scope), workOrderIds],
  );
  return new Map(rows.map(row => [row.work_order_id, row]));
}

export function gatesOf({ tasks, visits, acceptance }: WorkOrderParts) {
  return openGates({ tasks, visits, accepted: acceptance !== null });
}
