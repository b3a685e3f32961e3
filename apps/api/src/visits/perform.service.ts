import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, Visit, VisitEvent, visitRoutes } from '#contracts';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { keepAcceptance, refuseOpenTasks } from '../work-orders';
import { tellPlanners } from './announce';
import { takeStep } from './steps';
import type { Step, Stepping } from './steps';
import { UploadsService } from './uploads.service';
import { visitAnswer } from './visit.answer';
import type { VisitRow } from './visit.entity';
import { evidenceOf } from './visits.store';

type Routes = typeof visitRoutes;
type Completion = BodyOf<Routes['completeVisit']>;

/** What engineers do on their own visits. */
@Injectable()
export class PerformService {
  constructor(@Inject(UploadsService) private readonly uploads: UploadsService) {}

  async step(tx: Tx, id: string, event: VisitEvent, said: Step): Promise<Visit> {
    const { visit } = await takeStep(tx, id, event, said);
    return answer(tx, visit);
  }

  async decline(tx: Tx, id: string, { reason, ...said }: BodyOf<Routes['declineVisit']>): Promise<Visit> {
    const { order, visit } = await takeStep(tx, id, 'decline', said, () => ({
      visit: { outcomeNote: reason },
      detail: { reason },
    }));
    await tellPlanners(tx, order, visit);
    return answer(tx, visit);
  }

  async complete(tx: Tx, id: string, given: Completion): Promise<Visit> {
    const { visit } = await takeStep(tx, id, 'complete', given, async stepping => {
      await refuseOpenTasks(tx, stepping.order);
      await this.acceptOnSite(tx, stepping, given);
      const { solution, signatureId, signedBy, absentReason } = given;
      return {
        visit: { solution, signatureId, signedBy, absentReason: signatureId ? null : absentReason },
        // Done is done: what stood in the way of an earlier visit does no longer.
        order: { holdReason: null, holdNote: null },
        detail: { solution, ...(signatureId ? { signedBy } : { absentReason }) },
      };
    });
    return answer(tx, visit);
  }

  async leaveIncomplete(tx: Tx, id: string, given: BodyOf<Routes['leaveIncomplete']>): Promise<Visit> {
    const { reason, note, ...said } = given;
    const { order, visit } = await takeStep(tx, id, 'leave-incomplete', said, () => ({
      visit: { outcomeReason: reason, outcomeNote: note },
      order: { holdReason: reason, holdNote: note },
      detail: { reason, note },
    }));
    await tellPlanners(tx, order, visit);
    return answer(tx, visit);
  }

  /** The order waits until somebody has reached the customer: going there again at once would end alike. */
  async reportNoAccess(tx: Tx, id: string, given: BodyOf<Routes['reportNoAccess']>): Promise<Visit> {
    const { note, ...said } = given;
    const { order, visit } = await takeStep(tx, id, 'report-no-access', said, () => ({
      visit: { outcomeReason: 'access', outcomeNote: note },
      order: { holdReason: 'access', holdNote: note },
      detail: { note },
    }));
    await tellPlanners(tx, order, visit);
    return answer(tx, visit);
  }

  /** The yes on site: a signature, or the reason why nobody could give one. */
  private async acceptOnSite(tx: Tx, { order, visit, at }: Stepping, given: Completion): Promise<void> {
    const { signatureId, signedBy, absentReason } = given;
    if (!signatureId && !absentReason) throw new Refused('signature-missing');
    if (signatureId)
      await this.uploads.take(tx, visit, { id: signatureId, kind: 'signature', field: 'signatureId' });
    await keepAcceptance(tx, order, {
      kind: signatureId ? 'signature' : 'absent',
      name: signedBy || order.contactName || order.customerName,
      rating: null,
      comment: null,
      at,
    });
  }
}

async function answer(tx: Tx, visit: VisitRow): Promise<Visit> {
  return visitAnswer(visit, await evidenceOf(tx, visit.id));
}
