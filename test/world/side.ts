import { randomBytes, randomUUID } from 'node:crypto';
import type { VisitStatus, WorkOrderStatus } from '#contracts';
import { newConversation, turnVersion } from '#triage';
import { AlertRow } from '../../apps/api/src/alerts/alert.entity';
import { FindingRow } from '../../apps/api/src/findings/finding.entity';
import { AttachmentRow } from '../../apps/api/src/attachments/attachment.entity';
import { EngineerAbsenceRow } from '../../apps/api/src/engineers/engineer-absence.entity';
import { EngineerPreferenceRow } from '../../apps/api/src/engineers/engineer-preference.entity';
import type { EngineerRow } from '../../apps/api/src/engineers/engineer.entity';
import type { EquipmentModelRow } from '../../apps/api/src/installed-base/equipment-model.entity';
import { EquipmentRow } from '../../apps/api/src/installed-base/equipment.entity';
import { SiteRow } from '../../apps/api/src/installed-base/site.entity';
import { insert } from '../../apps/api/src/platform/database';
import type { Tx } from '../../apps/api/src/platform/database';
import { ConversationRow } from '../../apps/api/src/requests/conversation/conversation.entity';
import { CommandOfferRow } from '../../apps/api/src/requests/offers/command-offer.entity';
import { ReplyDraftRow } from '../../apps/api/src/requests/drafts/reply-draft.entity';
import { ServiceRequestRow } from '../../apps/api/src/requests/service-request.entity';
import { EquipmentPulseRow } from '../../apps/api/src/telemetry/equipment-pulse.entity';
import { VisitAssignmentRow } from '../../apps/api/src/visits/visit-assignment.entity';
import { VisitRow } from '../../apps/api/src/visits/visit.entity';
import { WorkOrderTaskRow } from '../../apps/api/src/work-orders/work-order-task.entity';
import { WorkOrderRow } from '../../apps/api/src/work-orders/work-order.entity';

export interface Side {
  partnerId: string | null;
  customerId: string;
  publicToken: string;
  ids: {
    site: string;
    equipment: string;
    engineer: string;
    /** Of `engineer`, next year. */
    absence: string;
    /** That `engineer` is preferred at `site`. */
    preference: string;
    alert: string;
    finding: string;
    /** In triage; `earlier-request` is another of the same customer. */
    request: string;
    'earlier-request': string;
    /** What the assistant would say at `request`. */
    draft: string;
    /** What a person has offered at `request`, and the customer has not answered. */
    'command-offer': string;
    /** Ready to be planned. */
    'work-order': string;
    'done-order': string;
    /** The order of `visit`, on which the side's engineer works, with the line `task`. */
    'visited-order': string;
    visit: string;
    task: string;
    /** Dispatched to the side's engineer for tomorrow. */
    'planned-visit': string;
    /** Of another engineer of the same company. */
    'colleagues-visit': string;
    photo: string;
    'request-photo': string;
    /** Uploaded by the side and not put anywhere yet. */
    upload: string;
    /** By somebody who scanned the label, and by somebody else who did. */
    'visitors-upload': string;
    'others-upload': string;
    signature: string;
  };
}

interface Making {
  model: EquipmentModelRow;
  partnerId: string | null;
  customerId: string;
  manager: string;
  engineer: EngineerRow;
  colleague: EngineerRow;
}

const place = { city: 'Sofia', lat: 42.7, lng: 23.3, timeZone: 'Europe/Sofia' };
const HOUR_MS = 3_600_000;

/** One customer's machine with everything that can happen to it, looked after by one partner (null: by the maker). */
export async function sideOf(tx: Tx, letter: string, making: Making): Promise<Side> {
  const { model, partnerId, customerId, engineer, colleague } = making;
  const whose = { customerId, partnerId };
  const site = await insert(tx, SiteRow, {
    ...whose,
    name: `Site ${letter}`,
    address: '1 Serdika St',
    ...place,
  });
  const names = { modelName: model.name, siteName: site.name, customerName: `Customer ${letter}` };
  const publicToken = randomBytes(12).toString('base64url');
  const unit = await insert(tx, EquipmentRow, {
    ...whose,
    ...names,
    ...place,
    modelId: model.id,
    siteId: site.id,
    family: model.family,
    serialNumber: `SN-${letter}-1`,
    publicToken,
    status: 'in_service',
  });
  await insert(tx, EquipmentPulseRow, { equipmentId: unit.id, ...whose, online: true, latest: {} });
  const { id: equipmentId, serialNumber } = unit;
  const about = { ...whose, equipmentId, siteId: site.id, serialNumber, ...names };

  const alert = await insert(tx, AlertRow, {
    ...whose,
    equipmentId,
    status: 'open',
    urgency: 'high',
    faultKey: 'too-hot',
    title: 'Too hot',
    raisedAt: tx.now,
    lastSeenAt: tx.now,
    evidence: [{ metric: 'temperature', at: tx.now.toISOString(), value: 99, limit: 95 }],
  });
  const finding = await insert(tx, FindingRow, {
    ...whose,
    equipmentId,
    kind: 'unusual',
    metric: 'temperature',
    since: tx.now,
    raisedAt: tx.now,
    seenAt: tx.now,
    sure: 0.8,
    detail: {
      kind: 'unusual',
      activity: null,
      state: null,
      direction: 'higher',
      value: 80,
      usual: { low: 60, high: 70 },
    },
  });
  const absence = await insert(tx, EngineerAbsenceRow, {
    organisationId: engineer.organisationId,
    engineerId: engineer.id,
    partnerId,
    startAt: new Date(tx.now.getTime() + 365 * 24 * HOUR_MS),
    endAt: new Date(tx.now.getTime() + 366 * 24 * HOUR_MS),
    reason: 'Leave',
  });
  const preference = await insert(tx, EngineerPreferenceRow, {
    engineerId: engineer.id,
    partnerId,
    siteId: site.id,
    kind: 'preferred',
  });
  const request = (number: number) =>
    insert(tx, ServiceRequestRow, {
      ...about,
      city: place.city,
      timeZone: place.timeZone,
      number: `SR-${letter}-${number}`,
      status: 'triaging',
      channel: 'portal',
      text: `It does not cool (${number})`,
      locale: 'en',
    });
  const [asked, earlier] = [await request(1), await request(2)];
  const draft = await insert(tx, ReplyDraftRow, {
    serviceRequestId: asked.id,
    status: 'waiting',
    text: 'Since when?',
    engine: turnVersion,
    dueAt: new Date(tx.now.getTime() + HOUR_MS),
  });
  const offer = await insert(tx, CommandOfferRow, {
    id: randomUUID(),
    customerId,
    serviceRequestId: asked.id,
    equipmentId,
    name: 'restart',
    title: { en: 'Restart' },
    status: 'offered',
    expiresAt: new Date(tx.now.getTime() + HOUR_MS),
  });
  const memory = newConversation();
  await insert(tx, ConversationRow, {
    serviceRequestId: asked.id,
    memory,
    draft: { id: draft.id, memory, heard: [asked.id] },
    engine: turnVersion,
  });
  const order = (number: number, status: WorkOrderStatus, given: Partial<WorkOrderRow> = {}) =>
    insert(tx, WorkOrderRow, {
      ...about,
      ...place,
      number: `WO-${letter}-${number}`,
      status,
      address: site.address,
      jobType: 'repair',
      title: `Job ${letter}${number}`,
      urgency: 'normal',
      estimatedMinutes: 60,
      partnerName: partnerId && 'Partner',
      createdBy: 'spec',
      ...given,
    });
  const visit = async (of: WorkOrderRow, by: EngineerRow, status: VisitStatus, inHours: number) => {
    const startAt = new Date(tx.now.getTime() + inHours * HOUR_MS);
    const endAt = new Date(startAt.getTime() + HOUR_MS);
    const span = { startAt, endAt };
    const { id } = await insert(tx, VisitRow, {
      ...whose,
      workOrderId: of.id,
      serviceRequestId: of.serviceRequestId,
      engineerId: by.id,
      engineerName: by.name,
      status,
      ...span,
      plannedBy: 'spec',
      times: {},
    });
    const held = { visitId: id, engineerId: by.id, partnerId: by.partnerId, ...span, holding: true };
    await insert(tx, VisitAssignmentRow, held);
    return id;
  };
  const ready = await order(1, 'ready');
  const visited = await order(2, 'in_progress', { serviceRequestId: asked.id });
  const working = await visit(visited, engineer, 'working', -1);
  const done = await order(3, 'completed');
  await visit(done, engineer, 'completed', -5);
  const task = await insert(tx, WorkOrderTaskRow, {
    ...whose,
    workOrderId: visited.id,
    position: 1,
    title: 'Clean the filter',
    kind: 'check',
  });
  const picture = async (kind: AttachmentRow['kind'], on: Partial<AttachmentRow>, whoseIs: object = whose) =>
    (
      await insert(tx, AttachmentRow, {
        ...whoseIs,
        kind,
        contentType: 'image/png',
        bytes: 5,
        width: 1,
        height: 1,
        sha256: randomBytes(32),
        storageKey: `${customerId}/${randomUUID()}.png`,
        uploadedBy: 'spec',
        ...on,
      })
    ).id;
  // A loose upload is its side's: the partner's, or else the customer's.
  const loose = partnerId ? { partnerId, customerId: null } : { customerId, partnerId: null };
  const ids: Side['ids'] = {
    site: site.id,
    equipment: equipmentId,
    engineer: engineer.id,
    absence: absence.id,
    preference: preference.id,
    alert: alert.id,
    finding: finding.id,
    request: asked.id,
    draft: draft.id,
    'command-offer': offer.id,
    'earlier-request': earlier.id,
    'work-order': ready.id,
    'done-order': done.id,
    'visited-order': visited.id,
    visit: working,
    task: task.id,
    'planned-visit': await visit(await order(4, 'scheduled'), engineer, 'dispatched', 24),
    'colleagues-visit': await visit(await order(5, 'scheduled'), colleague, 'dispatched', 48),
    photo: await picture('photo', { workOrderId: visited.id, visitId: working }),
    'request-photo': await picture('photo', { serviceRequestId: asked.id }),
    upload: await picture('photo', {}, loose),
    'visitors-upload': await picture('photo', { equipmentId, sessionId: randomUUID() }, {}),
    'others-upload': await picture('photo', { equipmentId, sessionId: randomUUID() }, {}),
    signature: await picture('signature', {}, loose),
  };
  return { partnerId, customerId, publicToken, ids };
}
