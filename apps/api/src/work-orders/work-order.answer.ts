import type { WorkOrder, WorkOrderLine, WorkOrderVisit } from '#contracts';
import type { WorkOrderRow } from './work-order.entity';
import { gatesOf } from './work-order.parts';
import type { TaskPart, VisitPart, WorkOrderParts } from './work-order.parts';

export function workOrderLine(row: WorkOrderRow, nextVisit: VisitPart | undefined): WorkOrderLine {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    jobType: row.jobType,
    title: row.title,
    urgency: row.urgency,
    safety: row.safety,
    faultCode: row.faultCode,
    equipmentId: row.equipmentId,
    serialNumber: row.serialNumber,
    modelName: row.modelName,
    siteName: row.siteName,
    city: row.city,
    position: { lat: row.lat, lng: row.lng },
    timeZone: row.timeZone,
    accessHours: row.accessHours,
    customerName: row.customerName,
    partnerId: row.partnerId,
    partnerName: row.partnerName,
    serviceRequestId: row.serviceRequestId,
    skills: row.skills,
    estimatedMinutes: row.estimatedMinutes,
    promisedWindow: promisedWindow(row),
    preferredWindows: row.preferredWindows,
    dueAt: row.dueAt?.toISOString() ?? null,
    holdReason: row.holdReason,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    nextVisit: nextVisit ? visitAnswer(nextVisit) : null,
  };
}

export function workOrderAnswer(row: WorkOrderRow, parts: WorkOrderParts): WorkOrder {
  const { nextVisit: _, ...line } = workOrderLine(row, undefined);
  const { acceptance } = parts;
  return {
    ...line,
    description: row.description,
    siteId: row.siteId,
    address: row.address,
    accessNotes: row.accessNotes,
    contactName: row.contactName,
    contactPhone: row.contactPhone,
    customerId: row.customerId,
    alertId: row.alertId,
    triage: row.triage,
    likelyParts: row.likelyParts,
    holdNote: row.holdNote,
    reworkOf: row.reworkOf,
    tasks: parts.tasks.map(taskAnswer),
    visits: parts.visits.map(visitAnswer),
    attachmentIds: parts.attachmentIds,
    openGates: gatesOf(parts),
    acceptance: acceptance && {
      kind: acceptance.kind,
      name: acceptance.name,
      at: acceptance.at.toISOString(),
      rating: acceptance.rating,
      comment: acceptance.comment,
    },
  };
}

/** How triage came to its result and why work was put off is for those who do it. */
export const workOrderForCustomer = (order: WorkOrder): WorkOrder => ({
  ...order,
  triage: null,
  holdNote: null,
});

export function promisedWindow(row: Pick<WorkOrderRow, 'promisedStart' | 'promisedEnd'>) {
  return row.promisedStart && row.promisedEnd
    ? { start: row.promisedStart.toISOString(), end: row.promisedEnd.toISOString() }
    : null;
}

function taskAnswer({ done_by, done_at, ...task }: TaskPart) {
  return { ...task, doneBy: done_by, doneAt: done_at?.toISOString() ?? null };
}

function visitAnswer(row: VisitPart): WorkOrderVisit {
  return {
    id: row.id,
    status: row.status,
    engineerId: row.engineer_id,
    engineerName: row.engineer_name,
    start: row.start_at.toISOString(),
    end: row.end_at.toISOString(),
    version: row.version,
  };
}
