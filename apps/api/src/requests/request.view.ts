import type { ServiceRequest } from '#contracts';
import type { AttachmentsService } from '../attachments';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import type { ServiceRequestRow } from './service-request.entity';

/** Rows as the contract has them, with the names and pictures of all of them read at once. */
export async function requestViews(
  tx: Tx,
  attachments: AttachmentsService,
  rows: readonly ServiceRequestRow[],
): Promise<ServiceRequest[]> {
  if (rows.length === 0) return [];
  const pictures = await attachments.idsOf(
    tx,
    'serviceRequestId',
    rows.map(row => row.id),
  );
  const owners = await ownerNames(tx, rows);
  const isStaff = tx.scope.family === 'manufacturer';
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    status: row.status,
    channel: row.channel,
    text: row.text,
    locale: row.locale,
    contact:
      row.contactName === null
        ? null
        : { name: row.contactName, email: row.contactEmail, phone: row.contactPhone },
    equipmentId: row.equipmentId,
    serialNumber: row.serialNumber,
    modelName: row.modelName,
    siteId: row.siteId,
    siteName: row.siteName,
    city: row.city,
    timeZone: row.timeZone,
    customerId: row.customerId,
    customerName: row.customerName,
    alertId: row.alertId,
    // Whose word it was and in which words is for the staff: so is why a person took over (danger, anger, a threat of court).
    triage: isStaff || row.triage === null ? row.triage : { ...row.triage, evidence: [] },
    urgency: row.urgency,
    workOrderId: row.workOrderId,
    duplicateOf: row.duplicateOf,
    handOver:
      row.handOverDeadline === null || !isStaff
        ? null
        : {
            owner: (row.handOverOwner && owners.get(row.handOverOwner)) ?? null,
            deadline: row.handOverDeadline.toISOString(),
            reason: row.handOverReason ?? '',
            at: row.handedOverAt?.toISOString() ?? null,
            escalated: row.escalatedAt !== null,
          },
    answerDueAt: row.answerDueAt?.toISOString() ?? null,
    takenOverAt: isStaff ? (row.takenOverAt?.toISOString() ?? null) : null,
    attachmentIds: pictures.get(row.id) ?? [],
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }));
}

async function ownerNames(tx: Tx, rows: readonly ServiceRequestRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(row => row.handOverOwner).filter(id => id !== null))];
  if (ids.length === 0 || tx.scope.family !== 'manufacturer') return new Map();
  const people = await tx.rows<{ id: string; name: string }>(
    'SELECT id, name FROM person WHERE organisation_id = $1 AND id = ANY($2)',
    [organisationOf(tx.scope), ids],
  );
  return new Map(people.map(person => [person.id, person.name]));
}
