import type { Client } from 'pg';
import type { Tenant } from '../../../../test/tenant';
import { ivan, mila, wordsOfIvan } from './people.fixture';

type Add = (table: string, values: Record<string, unknown>) => Promise<string>;
type Line = (
  verb: string,
  subjectType: string,
  subjectId: string,
  values?: Record<string, unknown>,
) => Promise<string>;

/** Work orders, visits, pictures and signatures: of Ivan, and of Mila beside him. */
export async function workedOn(
  { add, line, tenant, unit }: { add: Add; line: Line; tenant: Tenant; unit: Record<string, unknown> },
  {
    requestId,
    milasRequestId,
    text,
    triage,
  }: { requestId: string; milasRequestId: string; text: string; triage: unknown },
) {
  const {
    organisationId: organisation_id,
    customerId: customer_id,
    equipmentId: equipment_id,
    siteId: site_id,
  } = tenant;
  const order = (number: string, values: Record<string, unknown>) =>
    add('work_order', {
      customer_id,
      equipment_id,
      site_id,
      ...unit,
      number,
      status: 'closed',
      closed_at: new Date(),
      job_type: 'repair',
      title: 'Repair',
      urgency: 'low',
      address: '1 Serdika St',
      created_by: 'The agent',
      ...values,
    });
  const orderId = await order('W-1', {
    service_request_id: requestId,
    title: text,
    description: text,
    triage,
    contact_name: ivan.name,
    contact_phone: ivan.phone,
    access_notes: 'Ivan Kolev has the key',
    hold_note: wordsOfIvan,
  });
  await order('W-2', { contact_name: ivan.name, contact_phone: ivan.phone, created_by: ivan.name });
  const milasOrder = await order('W-3', {
    service_request_id: milasRequestId,
    title: 'It hums',
    contact_name: mila.name,
    contact_phone: mila.phone,
  });
  await add('work_order_task', {
    customer_id,
    work_order_id: orderId,
    title: 'Look',
    kind: 'text',
    answer: wordsOfIvan,
    position: 1,
  });
  const engineersId = await add('engineer', {
    name: 'Petar Stanev',
    city: 'Sofia',
    time_zone: 'UTC',
    phone: '+359 700 11 222',
  });
  const picture = async (kind: string, storage_key: string, values: Record<string, unknown>) =>
    add('attachment', {
      customer_id,
      kind,
      content_type: 'image/png',
      storage_key,
      uploaded_by: 'visitor',
      ...values,
    });
  const photoKey = `${organisation_id}/photo.png`;
  const signatureKey = `${organisation_id}/signature.png`;
  await picture('photo', photoKey, { service_request_id: requestId, work_order_id: orderId });
  await picture('photo', `${organisation_id}/milas.png`, { service_request_id: milasRequestId });
  const signature_id = await picture('signature', signatureKey, {});
  const visit = (work_order_id: string, values: Record<string, unknown>) =>
    add('visit', {
      customer_id,
      work_order_id,
      engineer_id: engineersId,
      engineer_name: 'Petar Stanev',
      status: 'completed',
      planned_by: 'The dispatcher',
      end_at: new Date(Date.now() + 3_600_000),
      ...values,
    });
  const visitId = await visit(orderId, {
    signature_id,
    signed_by: ivan.name,
    solution: `Fan changed, ${ivan.name} saw it`,
    outcome_note: wordsOfIvan,
  });
  await visit(milasOrder, { signed_by: mila.name, solution: 'Fan cleaned' });
  await picture('photo', `${organisation_id}/evidence.png`, {
    visit_id: visitId,
    work_order_id: orderId,
    uploaded_by: 'Petar Stanev',
  });
  await line('visit.complete', 'visit', visitId, {
    detail: { solution: 'Fan changed', signedBy: ivan.name },
  });
  await add('visit_note', { visit_id: visitId, text: wordsOfIvan, author_name: 'Petar Stanev' });
  await add('acceptance', {
    customer_id,
    work_order_id: orderId,
    kind: 'signature',
    name: ivan.name,
    comment: ivan.said,
  });
  await add('acceptance', {
    customer_id,
    work_order_id: milasOrder,
    kind: 'portal',
    name: mila.name,
    comment: 'Good',
  });

  return { orderId, photoKey, signatureKey, engineersId };
}

/** What stands of Ivan where nobody would look for him. */
export async function spokenOf(
  { client, add, tenant }: { client: Client; add: Add; tenant: Tenant },
  {
    requestId,
    milasRequestId,
    orderId,
    text,
    contact,
  }: { requestId: string; milasRequestId: string; orderId: string; text: string; contact: unknown },
) {
  const { equipmentId: equipment_id, siteId: site_id, modelId } = tenant;
  await client.query(
    'UPDATE site SET contact_name = $2, contact_phone = $3, access_notes = $4 WHERE id = $1',
    [site_id, ivan.name, '0888 123456', wordsOfIvan],
  );
  await client.query('UPDATE equipment SET properties = $2, functional_location = $3 WHERE id = $1', [
    equipment_id,
    { keeper: wordsOfIvan, floors: 359888123456 },
    `Hall of ${ivan.name}`,
  ]);
  await add('article', { slug: 'keys', locale: 'en', title: 'Keys', text: wordsOfIvan });
  await add('maintenance_window', {
    site_id,
    equipment_id,
    cause: wordsOfIvan,
    created_by: tenant.people.agent,
  });
  await add('plan_run', {
    status: 'applied',
    kind: 'repair',
    requested_by: 'The manager',
    repair: { calls: [{ workOrderId: orderId, contactName: 'Ivan Kolev', phone: ivan.phone }] },
    problem: {},
    day: '2026-01-01',
  });
  await add('idempotency_key', {
    actor: `person:${tenant.people.agent}`,
    route: 'POST /x',
    key: 'k1',
    status: 200,
    body: { id: requestId, text, contact },
  });
  await add('idempotency_key', {
    actor: `person:${tenant.people.agent}`,
    route: 'POST /x',
    key: 'k2',
    status: 200,
    body: { id: milasRequestId, text: 'It hums' },
  });
  await add('lesson', {
    model_id: modelId,
    cases: 30,
    classifier: Buffer.from(ivan.said),
    stamp: 'one',
    engine: 'e',
  });
}
