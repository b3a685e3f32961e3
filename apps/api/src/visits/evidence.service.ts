import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, Visit, visitRoutes, WorkOrder } from '#contracts';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { answerTask, WorkOrdersService } from '../work-orders';
import type { WorkOrderRow } from '../work-orders';
import { announce } from './announce';
import { visitCaller } from './caller';
import { writeNote } from './evidence.store';
import { UploadsService } from './uploads.service';
import { visitAnswer } from './visit.answer';
import type { VisitRow } from './visit.entity';
import { refuseChecklist, refuseEvidence } from './visit.rules';
import { evidenceOf, lockVisit } from './visits.store';

type Routes = typeof visitRoutes;

/** What an engineer leaves behind on a visit besides its state: checklist, notes, photos. */
@Injectable()
export class EvidenceService {
  constructor(
    @Inject(WorkOrdersService) private readonly orders: WorkOrdersService,
    @Inject(UploadsService) private readonly uploads: UploadsService,
  ) {}

  async answerTask(
    tx: Tx,
    { id, taskId }: { id: string; taskId: string },
    { taskVersion, done, answer, deviceTime }: BodyOf<Routes['answerTask']>,
  ): Promise<WorkOrder> {
    const { order, visit } = await ownVisit(tx, id, refuseChecklist);
    const at = notLater(deviceTime, tx.now);
    const task = await answerTask(tx, order, { taskId, version: taskVersion, done, answer, visitId: id, at });
    await announce(tx, { order, visit }, 'answer-task', {
      detail: { task: task.title, done, answer },
      ...(deviceTime ? { deviceTime: new Date(deviceTime) } : {}),
    });
    return this.orders.answer(tx, order);
  }

  async addNote(tx: Tx, id: string, { text, deviceTime }: BodyOf<Routes['addNote']>): Promise<Visit> {
    const { order, visit } = await ownVisit(tx, id, refuseEvidence);
    await writeNote(tx, visit, { text, at: notLater(deviceTime, tx.now) });
    const about = deviceTime ? { deviceTime: new Date(deviceTime) } : {};
    await announce(tx, { order, visit }, 'add-note', about);
    return visitAnswer(visit, await evidenceOf(tx, id));
  }

  async attach(tx: Tx, id: string, { attachmentId }: BodyOf<Routes['attachToVisit']>): Promise<Visit> {
    const { order, visit } = await ownVisit(tx, id, refuseEvidence);
    await this.uploads.take(tx, visit, { id: attachmentId, kind: 'photo', field: 'attachmentId' });
    await announce(tx, { order, visit }, 'attach', { detail: { attachmentId } });
    return visitAnswer(visit, await evidenceOf(tx, id));
  }
}

async function ownVisit(
  tx: Tx,
  id: string,
  refuse: (visit: VisitRow) => Refused | null,
): Promise<{ order: WorkOrderRow; visit: VisitRow }> {
  const { order, visit } = await lockVisit(tx, id);
  const { engineerId } = await visitCaller(tx);
  if (visit.engineerId !== engineerId) throw new Refused('visit-not-yours');
  const refusal = refuse(visit);
  if (refusal) throw refusal;
  return { order, visit };
}

function notLater(said: string | undefined, now: Date): Date {
  return said === undefined ? now : new Date(Math.min(Date.parse(said), now.getTime()));
}
