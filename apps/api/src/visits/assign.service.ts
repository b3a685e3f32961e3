import { Inject, Injectable } from '@nestjs/common';
import type { NewVisit, Visit } from '#contracts';
import { insert, StaleVersion } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { lockFor, PartnersService, refreshStatus, visitsOf } from '../work-orders';
import type { WorkOrderRow } from '../work-orders';
import { announce } from './announce';
import { holdTime } from './assignments.store';
import { checkProposal, holdCalendar } from './plan-check';
import { refuseOtherPartner, refusePlan } from './plan.rules';
import { visitAnswer } from './visit.answer';
import { VisitRow } from './visit.entity';

@Injectable()
export class AssignService {
  constructor(@Inject(PartnersService) private readonly partners: PartnersService) {}

  /** Makes a visit of an order. Of two who do so at once one wins, and the other is told who it was. */
  async assign(tx: Tx, given: NewVisit): Promise<Visit> {
    const { engineerId, overrideReason, durationMinutes } = given;
    const order = await this.claim(tx, given);
    await holdCalendar(tx, engineerId);
    const start = new Date(given.start);
    const { engineer, check } = await checkProposal(tx, order, { engineerId, start, durationMinutes });
    const refusal = refuseOtherPartner(order, engineer) ?? refusePlan(check, overrideReason);
    if (refusal) throw refusal;
    const taken =
      engineer.partnerId && !order.partnerId ? await this.partners.give(tx, order, engineer.partnerId) : {};
    const partnerId = order.partnerId ?? engineer.partnerId;
    const visit = await insert(tx, VisitRow, {
      customerId: order.customerId,
      partnerId,
      workOrderId: order.id,
      serviceRequestId: order.serviceRequestId,
      engineerId,
      engineerName: engineer.name,
      status: given.dispatch ? 'dispatched' : 'planned',
      startAt: new Date(check.start),
      endAt: new Date(check.end),
      travelMinutes: check.travelMinutes,
      overrideReason,
      times: {
        planned: tx.now.toISOString(),
        ...(given.dispatch ? { dispatched: tx.now.toISOString() } : {}),
      },
      plannedBy: tx.scope.name,
    });
    await holdTime(tx, visit, engineer.partnerId);
    const planned = await refreshStatus(tx, order.id, taken, { touch: true });
    await announce(tx, { order: planned, visit }, 'assign', {
      detail: {
        engineerId,
        engineerName: engineer.name,
        start: visit.startAt,
        end: visit.endAt,
        ...(overrideReason ? { overrideReason } : {}),
      },
    });
    return visitAnswer(visit, { notes: [], attachmentIds: [] });
  }

  private async claim(tx: Tx, { workOrderId, workOrderVersion }: NewVisit): Promise<WorkOrderRow> {
    try {
      return await lockFor(tx, workOrderId, 'plan', workOrderVersion);
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
      const visits = await visitsOf(tx, workOrderId);
      const winner = visits.findLast(({ status }) => ['planned', 'dispatched', 'accepted'].includes(status));
      if (!winner) throw error;
      throw new Refused('work-order-already-assigned', {
        visitId: winner.id,
        engineerName: winner.engineer_name,
        by: winner.planned_by,
        start: winner.start_at.toISOString(),
        currentVersion: Reflect.get(error.current, 'version'),
      });
    }
  }
}
