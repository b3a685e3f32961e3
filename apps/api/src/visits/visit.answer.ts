import type { Visit, VisitLine } from '#contracts';
import type { VisitRow } from './visit.entity';
import type { OrderFacts, VisitEvidence } from './visits.store';

export function visitAnswer(row: VisitRow, { notes, attachmentIds }: VisitEvidence): Visit {
  const { outcomeReason: reason, outcomeNote: note, solution } = row;
  return {
    id: row.id,
    status: row.status,
    workOrderId: row.workOrderId,
    engineerId: row.engineerId,
    engineerName: row.engineerName,
    start: row.startAt.toISOString(),
    end: row.endAt.toISOString(),
    travelMinutes: row.travelMinutes,
    pinned: row.pinned,
    overrideReason: row.overrideReason,
    outcome: reason || note || solution ? { reason, note, solution } : null,
    signatureId: row.signatureId,
    notes: notes.map(({ id, text, at, author_name }) => ({
      id,
      text,
      at: at.toISOString(),
      by: author_name,
    })),
    attachmentIds,
    times: row.times,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Why it was planned against advice, declined or left is for the company; the customer reads what was done. */
export function visitForCustomer(visit: Visit): Visit {
  const solution = visit.outcome?.solution ?? null;
  const reason = visit.outcome?.reason ?? null;
  const outcome = solution === null && reason === null ? null : { reason, note: null, solution };
  return { ...visit, overrideReason: null, outcome };
}

export function visitLine(row: VisitRow, order: OrderFacts): VisitLine {
  return {
    id: row.id,
    status: row.status,
    workOrderId: row.workOrderId,
    engineerId: row.engineerId,
    engineerName: row.engineerName,
    start: row.startAt.toISOString(),
    end: row.endAt.toISOString(),
    travelMinutes: row.travelMinutes,
    version: row.version,
    number: order.number,
    title: order.title,
    urgency: order.urgency,
    serialNumber: order.serial_number,
    modelName: order.model_name,
    siteName: order.site_name,
    address: order.address,
    city: order.city,
    position: { lat: order.lat, lng: order.lng },
    timeZone: order.time_zone,
  };
}
