import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, Visit, VisitEvent, VisitMove, visitRoutes } from '#contracts';
import { StaleVersion, updateGuarded } from '../platform/database';
import type { Change, Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { PartnersService, refreshStatus } from '../work-orders';
import type { WorkOrderRow } from '../work-orders';
import { announce } from './announce';
import { followVisit, moveTime } from './assignments.store';
import { roleOf } from './caller';
import { checkProposal, holdCalendar } from './plan-check';
import { refuseOtherPartner, refusePlan } from './plan.rules';
import { visitAnswer } from './visit.answer';
import { VisitRow } from './visit.entity';
import { refuseMove, statusAfterMove, stepOf } from './visit.rules';
import { timesAfter } from './visit-times.rules';
import { evidenceOf, lockVisit } from './visits.store';

const MINUTE_MS = 60_000;

/** What planners do with a visit that they or others have planned. */
@Injectable()
export class MoveService {
  constructor(@Inject(PartnersService) private readonly partners: PartnersService) {}

  async move(tx: Tx, id: string, given: VisitMove): Promise<Visit> {
    const { order, visit } = await lockVisit(tx, id);
    const refusal = refuseMove(visit);
    if (refusal) throw refusal;
    if (visit.version !== given.version) throw new StaleVersion(visit);
    const { pinned } = given;
    const replanned =
      given.engineerId !== undefined || given.start !== undefined || given.durationMinutes !== undefined;
    const change = {
      ...(pinned === undefined ? {} : { pinned }),
      ...(replanned ? await this.replan(tx, { order, visit }, given) : {}),
    };
    const moved = await updateGuarded(tx, VisitRow, visit, change);
    const after = await refreshStatus(tx, order.id);
    await announce(tx, { order: after, visit: moved }, 'move', {
      detail: {
        from: { engineerName: visit.engineerName, start: visit.startAt, end: visit.endAt },
        to: { engineerName: moved.engineerName, start: moved.startAt, end: moved.endAt },
        pinned: moved.pinned,
        ...(given.overrideReason ? { overrideReason: given.overrideReason } : {}),
      },
    });
    return visitAnswer(moved, await evidenceOf(tx, id));
  }

  dispatch(tx: Tx, id: string, { version }: BodyOf<typeof visitRoutes.dispatchVisit>): Promise<Visit> {
    return this.step(tx, id, version, 'dispatch', {});
  }

  cancel(tx: Tx, id: string, { version, reason }: BodyOf<typeof visitRoutes.cancelVisit>): Promise<Visit> {
    return this.step(tx, id, version, 'cancel', { outcomeNote: reason });
  }

  /** For a canceled order, which its caller holds: the visits that are still open go with it. */
  async cancelAll(tx: Tx, order: WorkOrderRow, reason: string): Promise<void> {
    const visits = await tx.find(VisitRow, {
      where: { organisationId: order.organisationId, workOrderId: order.id },
    });
    for (const visit of visits) {
      const status = stepOf(visit, 'cancel', { role: roleOf(tx), engineerId: null });
      if (status instanceof Refused) continue;
      await this.end(tx, { order, visit }, 'cancel', { status, outcomeNote: reason });
    }
  }

  private async step(
    tx: Tx,
    id: string,
    version: number,
    event: VisitEvent,
    change: Change<VisitRow>,
  ): Promise<Visit> {
    const { order, visit } = await lockVisit(tx, id);
    const status = stepOf(visit, event, { role: roleOf(tx), engineerId: null });
    if (status instanceof Refused) throw status;
    if (visit.version !== version) throw new StaleVersion(visit);
    const stepped = await this.end(tx, { order, visit }, event, { ...change, status });
    return visitAnswer(stepped, await evidenceOf(tx, id));
  }

  private async end(
    tx: Tx,
    { order, visit }: { order: WorkOrderRow; visit: VisitRow },
    event: VisitEvent,
    change: Change<VisitRow> & Pick<VisitRow, 'status'>,
  ): Promise<VisitRow> {
    const times = timesAfter(visit.times, event, change.status, tx.now);
    const stepped = await updateGuarded(tx, VisitRow, visit, { ...change, times });
    if (event === 'cancel')
      await followVisit(tx, visit.id, { start: visit.startAt, end: visit.endAt, holding: false });
    const after = await refreshStatus(tx, order.id);
    const about = change.outcomeNote ? { detail: { reason: change.outcomeNote } } : {};
    await announce(tx, { order: after, visit: stepped }, event, about);
    return stepped;
  }

  private async replan(
    tx: Tx,
    { order, visit }: { order: WorkOrderRow; visit: VisitRow },
    given: VisitMove,
  ): Promise<Change<VisitRow>> {
    const engineerId = given.engineerId ?? visit.engineerId;
    const start = given.start ? new Date(given.start) : visit.startAt;
    const lengthMinutes = Math.round((visit.endAt.getTime() - visit.startAt.getTime()) / MINUTE_MS);
    const durationMinutes = given.durationMinutes ?? lengthMinutes;
    await holdCalendar(tx, engineerId);
    const proposal = { engineerId, start, durationMinutes, ignoreVisitId: visit.id };
    const { engineer, check } = await checkProposal(tx, order, proposal);
    const refusal = refuseOtherPartner(order, engineer) ?? refusePlan(check, given.overrideReason);
    if (refusal) throw refusal;
    if (engineer.partnerId && !order.partnerId)
      await refreshStatus(tx, order.id, await this.partners.give(tx, order, engineer.partnerId));
    const end = new Date(check.end);
    await moveTime(tx, visit.id, { engineerId, partnerId: engineer.partnerId, start, end });
    const changed = {
      engineer: engineerId !== visit.engineerId,
      start: start.getTime() !== visit.startAt.getTime(),
    };
    return {
      engineerId,
      engineerName: engineer.name,
      partnerId: order.partnerId ?? engineer.partnerId,
      startAt: start,
      endAt: end,
      travelMinutes: check.travelMinutes,
      overrideReason: given.overrideReason,
      status: statusAfterMove(visit.status, changed),
    };
  }
}
