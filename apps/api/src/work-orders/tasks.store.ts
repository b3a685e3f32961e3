import { lock, NotVisible, organisationOf, updateGuarded } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { refuseAnswer } from './task.rules';
import { WorkOrderTaskRow } from './work-order-task.entity';
import type { WorkOrderRow } from './work-order.entity';

export interface TaskAnswer {
  taskId: string;
  version: number;
  done: boolean;
  answer: string | null;
  visitId: string;
  at: Date;
}

/** @throws NotVisible if the line is not on this order's checklist, StaleVersion, Refused */
export async function answerTask(tx: Tx, order: WorkOrderRow, given: TaskAnswer): Promise<WorkOrderTaskRow> {
  const task = await lock(tx, WorkOrderTaskRow, given.taskId);
  if (task.workOrderId !== order.id) throw new NotVisible('task');
  const refusal = refuseAnswer(task, given);
  if (refusal) throw refusal;
  const { done, answer, visitId, version } = given;
  return updateGuarded(
    tx,
    WorkOrderTaskRow,
    { id: task.id, version },
    { done, answer, visitId, doneBy: done ? tx.scope.name : null, doneAt: done ? given.at : null },
  );
}

/** @throws Refused checklist-incomplete, with the lines that are open */
export async function refuseOpenTasks(tx: Tx, order: WorkOrderRow): Promise<void> {
  const open = await tx.rows<{ id: string; title: string }>(
    `SELECT id, title FROM work_order_task
     WHERE organisation_id = $1 AND work_order_id = $2 AND mandatory AND NOT done ORDER BY position`,
    [organisationOf(tx.scope), order.id],
  );
  if (open.length > 0) throw new Refused('checklist-incomplete', { tasks: open });
}
