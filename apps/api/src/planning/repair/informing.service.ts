import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, DayRepair, dayRepairRoutes, RepairChange } from '#contracts';
import { updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Refused } from '../../platform/refused';
import { promisedWindow, workOrderById, WorkOrdersService } from '../../work-orders';
import { PlanRunRow } from '../plan-run.entity';
import { tellPlanRun } from '../plan-run.notes';
import { lockRun } from '../plan-runs.store';
import { dayRepairAnswer } from './repair-answer.rules';

/** Who has been phoned. A promise follows what the customer was told, not what the planner would like. */
@Injectable()
export class InformingService {
  constructor(@Inject(WorkOrdersService) private readonly orders: WorkOrdersService) {}

  /** Before it is published it is only noted; the promise moves as soon as both are done. */
  async inform(
    tx: Tx,
    id: string,
    { workOrderId, isInformed }: BodyOf<typeof dayRepairRoutes.informDayRepair>,
  ): Promise<DayRepair> {
    const row = await lockRun(tx, 'repair', id);
    const change = row.repair?.changes.find(one => one.workOrderId === workOrderId);
    if (!row.repair || !change?.call) throw new Refused('reference-unknown', { field: 'workOrderId' });
    if (row.status !== 'proposed' && row.status !== 'applied')
      throw new Refused('illegal-transition', { status: row.status, event: 'inform' });
    const informed = isInformed ? { by: tx.scope.name, at: tx.now.toISOString() } : null;
    const told: RepairChange = { ...change, call: { ...change.call, informed } };
    if (told.isPublished) await this.keepPromise(tx, told);
    const changes = row.repair.changes.map(one => (one.workOrderId === workOrderId ? told : one));
    const after = await updateGuarded(tx, PlanRunRow, row, { repair: { ...row.repair, changes } });
    await tellPlanRun(tx, after, 'inform', { workOrder: change.number, isInformed });
    return dayRepairAnswer(after);
  }

  /** Promises what the customer was told; takes it back if it was not so. Another promise of meanwhile stays. */
  async keepPromise(tx: Tx, { workOrderId, call }: RepairChange): Promise<void> {
    if (call?.reason !== 'promise-missed' || !call.newWindow) return;
    const [from, to] = call.informed ? [call.oldWindow, call.newWindow] : [call.newWindow, call.oldWindow];
    const order = await workOrderById(tx, workOrderId);
    const promised = promisedWindow(order);
    const isAsSeen = promised?.start === from.start && promised.end === from.end;
    if (isAsSeen) await this.orders.change(tx, workOrderId, { version: order.version, promisedWindow: to });
  }
}
