import { Injectable } from '@nestjs/common';
import type { NewWorkOrder, TriageResult, Urgency } from '#contracts';
import { insert, violationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { announce } from './announce';
import { addTemplateTasks, unitOnSite } from './new-work-order.store';
import { WorkOrderRow } from './work-order.entity';
import { dueAtBy } from './work-order.rules';
import { nextWorkOrderNumber, workOrderById } from './work-orders.store';

/** What a work order takes from the report it follows from. */
export interface ConvertibleRequest {
  id: string;
  number: string;
  text: string;
  equipmentId: string;
  urgency: Urgency;
  alertId: string | null;
  triage: TriageResult | null;
  contactName: string | null;
  contactPhone: string | null;
}

const DEFAULT_MINUTES = 60;
const MOST_TITLE = 200;

@Injectable()
export class CreationService {
  async create(tx: Tx, given: NewWorkOrder): Promise<WorkOrderRow> {
    const { promisedWindow, dueAt, equipmentId, reworkOf = null, ...rest } = given;
    if (reworkOf && (await workOrderById(tx, reworkOf)).equipmentId !== equipmentId)
      throw new Refused('reference-unknown', { field: 'reworkOf' });
    return this.write(tx, equipmentId, {
      ...rest,
      reworkOf,
      promisedStart: promisedWindow ? new Date(promisedWindow.start) : null,
      promisedEnd: promisedWindow ? new Date(promisedWindow.end) : null,
      ...(dueAt ? { dueAt: new Date(dueAt) } : {}),
    });
  }

  /** A repair with everything that triage found out. The requests link it and bring the pictures. */
  async createFromRequest(tx: Tx, request: ConvertibleRequest): Promise<WorkOrderRow> {
    const { triage } = request;
    return this.write(tx, request.equipmentId, {
      jobType: 'repair',
      title: titleOf(triage?.summary || request.text),
      description: request.text,
      urgency: request.urgency,
      safety: triage?.safety ?? false,
      faultCode: triage?.faultCode ?? null,
      triage,
      skills: triage?.skills ?? [],
      likelyParts: triage?.likelyParts ?? [],
      estimatedMinutes: triage?.estimatedMinutes || DEFAULT_MINUTES,
      serviceRequestId: request.id,
      alertId: request.alertId,
      // Who reported it stands beside the machine; the site's own contact may not.
      ...(request.contactName ? { contactName: request.contactName } : {}),
      ...(request.contactPhone ? { contactPhone: request.contactPhone } : {}),
    }).catch((error: unknown) => {
      if (violationOf(error)?.constraint === 'work_order_of_request')
        throw new Refused('request-already-converted', { number: request.number });
      throw error;
    });
  }

  private async write(
    tx: Tx,
    equipmentId: string,
    given: Partial<WorkOrderRow> & Pick<WorkOrderRow, 'jobType' | 'urgency' | 'title'>,
  ): Promise<WorkOrderRow> {
    const { unit, modelId } = await unitOnSite(tx, equipmentId);
    const order = await insert(tx, WorkOrderRow, {
      ...unit,
      dueAt: dueAtBy(given.urgency, tx.now),
      ...given,
      status: 'ready',
      number: await nextWorkOrderNumber(tx),
      createdBy: tx.scope.name,
    });
    await addTemplateTasks(tx, order, { jobType: given.jobType, modelId });
    await announce(tx, order, 'create', {
      number: order.number,
      ...(order.serviceRequestId ? { serviceRequestId: order.serviceRequestId } : {}),
    });
    return order;
  }
}

/** The first line or sentence, short enough for a list. */
function titleOf(text: string): string {
  const first = text.trim().split(/(?<=[.!?。！？])\s|\n/u)[0] ?? '';
  const title = first.length > MOST_TITLE ? `${first.slice(0, MOST_TITLE - 1).trimEnd()}…` : first;
  return title || 'Repair';
}
