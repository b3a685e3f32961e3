import { Inject, Injectable } from '@nestjs/common';
import type { Tracking } from '#contracts';
import { travelEstimate } from '#dispatch';
import { AttachmentsService } from '../../attachments';
import type { Tx } from '../../platform/database';
import { messagesOf } from '../messages.store';
import { requestById } from '../requests.store';
import type { ServiceRequestRow } from '../service-request.entity';
import { assistantAt, firstName, shownVisit, trackingSteps } from '../tracking.rules';
import { labelledUnit } from './labels.store';
import { acceptanceOf, orderOf, positionOf, visitsOf } from './tracking.store';
import type { TrackedOrder, TrackedVisit } from './tracking.store';
import { requestIn } from './visitor-scope';

/** The customer's page of one request, read in the scope of who looks at it: with an account, or by a link. */
@Injectable()
export class TrackingService {
  constructor(@Inject(AttachmentsService) private readonly attachments: AttachmentsService) {}

  /** @throws NotVisible */
  async tracking(tx: Tx, id: string = requestIn(tx)): Promise<Tracking> {
    const row = await requestById(tx, id);
    const order = row.workOrderId === null ? null : await orderOf(tx, row.workOrderId);
    const visit = order && shownVisit(await visitsOf(tx, order.id));
    const acceptance = order && (await acceptanceOf(tx, order.id));
    const messages = await messagesOf(tx, row.id);
    const pictures = await this.attachments.idsOf(tx, 'serviceRequestId', [row.id]);
    return {
      requestId: row.id,
      number: row.number,
      status: row.status,
      urgency: row.urgency,
      text: row.text,
      safetyAdvice: row.triage?.safety ?? false,
      attachmentIds: pictures.get(row.id) ?? [],
      unit: await labelledUnit(tx, row.equipmentId),
      steps: trackingSteps({
        status: row.status,
        createdAt: row.createdAt,
        checkedAt: checkedAt(row, order),
        endedAt: row.endedAt ?? row.updatedAt,
        workOrder: order,
        visit,
        acceptedAt: acceptance ? new Date(acceptance.at) : null,
      }),
      workOrder: order && {
        id: order.id,
        number: order.number,
        status: order.status,
        promisedWindow:
          order.promisedStart && order.promisedEnd
            ? { start: order.promisedStart.toISOString(), end: order.promisedEnd.toISOString() }
            : null,
      },
      visit: order && visit && (await trackedVisit(tx, order, visit)),
      acceptance,
      acceptanceAsked:
        (order?.status === 'completed' || order?.status === 'verified') &&
        (acceptance?.rating ?? null) === null,
      messages,
      assistant: assistantAt(row, messages),
      updatedAt: row.updatedAt.toISOString(),
    };
  }
}

function checkedAt(row: ServiceRequestRow, order: TrackedOrder | null): Date | null {
  if (row.triage) return new Date(row.triage.at);
  if (row.status === 'new') return null;
  return order?.createdAt ?? row.endedAt ?? row.updatedAt;
}

async function trackedVisit(tx: Tx, order: TrackedOrder, visit: TrackedVisit): Promise<Tracking['visit']> {
  const sitePosition = { lat: order.lat, lng: order.lng };
  const position = await positionOf(tx, visit);
  return {
    id: visit.id,
    status: visit.status,
    engineerFirstName: firstName(visit.engineerName),
    start: visit.startAt.toISOString(),
    end: visit.endAt.toISOString(),
    engineerPosition: position,
    sitePosition,
    etaMinutes: position && Math.ceil(travelEstimate(position, sitePosition).minutes),
    solution: visit.status === 'completed' ? visit.solution : null,
  };
}
