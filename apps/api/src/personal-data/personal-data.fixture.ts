import type { Client } from 'pg';
import type { Tenant } from '../../../../test/tenant';
import { hashOfToken, newToken } from '../organisations';
import { ivan, mila, wordsOfIvan } from './people.fixture';
import { put } from './put.fixture';
import { spokenOf, workedOn } from './work-done.fixture';

const triage = (summary: string) => ({
  faultCode: 'E21',
  category: 'cooling',
  urgency: 'high',
  safety: false,
  skills: [],
  likelyParts: [],
  estimatedMinutes: 30,
  summary,
  evidence: [{ field: 'faultCode', source: 'text', sourceId: null, quote: summary }],
  confidence: 1,
  question: summary,
  engine: 'rules/1',
  at: '2026-11-30T10:00:00.000Z',
});

export interface Life {
  personId: string;
  milaId: string;
  token: string;
  photoKey: string;
  signatureKey: string;
  requestId: string;
  milasRequestId: string;
  engineersId: string;
  orderId: string;
}

/** Everything that a customer's person leaves behind: an account, reports, talks, jobs done, and words of others about them. */
export async function livedThrough(client: Client, tenant: Tenant): Promise<Life> {
  const {
    organisationId: organisation_id,
    customerId: customer_id,
    equipmentId: equipment_id,
    siteId: site_id,
  } = tenant;
  const add = (table: string, values: Record<string, unknown>) =>
    put(client, table, { organisation_id, ...values });
  const account = (who: { name: string; email: string }) =>
    add('person', { customer_id, role: 'customer', name: who.name, email: who.email });
  const personId = await account(ivan);
  const milaId = await account(mila);
  const token = newToken('person');
  const sessionId = await add('session', {
    customer_id,
    kind: 'person',
    person_id: personId,
    token_hash: hashOfToken(token),
    user_agent: 'a phone',
    ip: '192.0.2.7',
    expires_at: new Date(Date.now() + 3_600_000),
  });
  await add('invitation', {
    email: ivan.email,
    name: ivan.name,
    role: 'customer',
    customer_id,
    invited_by: tenant.people.manager,
  });
  await add('password_reset', { person_id: personId });

  const unit = {
    serial_number: 'SN-0001',
    model_name: 'GA-30',
    site_name: 'Serdika',
    city: 'Sofia',
    time_zone: 'UTC',
    customer_name: 'Mill',
  };
  const report = (number: string, values: Record<string, unknown>) =>
    add('service_request', {
      customer_id,
      equipment_id,
      site_id,
      ...unit,
      number,
      channel: 'label',
      urgency: 'low',
      status: 'closed',
      ended_at: new Date(),
      ...values,
    });
  const contact = { contact_name: ivan.name, contact_email: ivan.email, contact_phone: ivan.phone };
  const text = `It smokes, ${ivan.said}`;
  const requestId = await report('R-1', {
    text,
    triage: triage(text),
    ...contact,
    report_key: Buffer.from('key'),
    handed_over_at: new Date(),
    hand_over_deadline: new Date(),
  });
  const ownId = await report('R-2', { text, channel: 'portal', triage: triage(text) });
  const milasRequestId = await report('R-3', {
    text: 'It hums',
    contact_name: mila.name,
    contact_email: mila.email,
    contact_phone: mila.phone,
    triage: triage('It hums'),
  });
  const line = (
    verb: string,
    subject_type: string,
    subject_id: string,
    values: Record<string, unknown> = {},
  ) =>
    add('audit_event', {
      verb,
      subject_type,
      subject_id,
      actor_name: 'The agent',
      role: 'agent',
      source: 'web',
      ...values,
    });
  const byIvan = { person_id: personId, actor_name: ivan.name, role: 'customer', ip: '192.0.2.7' };
  await line('request.open', 'service-request', ownId, byIvan);
  await line('request.open', 'service-request', requestId, {
    actor_name: 'visitor',
    role: 'visitor',
    ip: '192.0.2.9',
    detail: { number: 'R-1', channel: 'label' },
  });
  await line('request.correct-triage', 'service-request', requestId, {
    detail: { changes: { summary: text }, engine: 'rules/1' },
  });
  await line('request.take-over', 'service-request', requestId, { detail: { note: `${ivan.said} again` } });
  await line('person.change', 'person', personId, {
    ...byIvan,
    detail: { from: { name: ivan.name }, to: { name: ivan.name } },
  });
  await line('invitation.create', 'invitation', personId, {
    detail: { email: ivan.email, role: 'customer' },
  });
  await line('site.change', 'site', site_id, { detail: { note: wordsOfIvan } });
  await add('outbox', { topic: 'person', payload: { said: wordsOfIvan } });

  const message = (service_request_id: string, author: string, author_name: string, words: string) =>
    add('request_message', {
      customer_id,
      service_request_id,
      author,
      author_name,
      text: words,
      sources: [{ kind: 'text', title: 'Report', excerpt: words }],
    });
  await message(requestId, 'customer', ivan.name, text);
  await message(requestId, 'staff', 'The agent', `Dear Ivan, ${ivan.said}`);
  await message(milasRequestId, 'customer', ivan.name, `For Mila: ${ivan.said}`);
  await message(milasRequestId, 'customer', mila.name, 'It hums still');
  await message(milasRequestId, 'staff', 'The agent', wordsOfIvan);
  await add('reply_draft', {
    service_request_id: requestId,
    status: 'edited',
    text,
    sent_text: text,
    engine: 'rules',
    sources: [],
  });
  await add('conversation', {
    service_request_id: requestId,
    memory: { heard: text },
    draft: { text },
    engine: 'rules',
  });
  await add('one_time_code', {
    session_id: sessionId,
    equipment_id,
    service_request_id: requestId,
    email: ivan.email,
  });
  await add('command_offer', {
    customer_id,
    service_request_id: requestId,
    equipment_id,
    name: 'restart',
    title: {},
    status: 'confirmed',
    settled_by: ivan.name,
  });
  const device_id = `d-${organisation_id}`;
  await add('device', { id: device_id, equipment_id });
  await add('device_command', {
    equipment_id,
    device_id,
    service_request_id: requestId,
    title: {},
    timeout_seconds: 20,
    status: 'succeeded',
    confirmed_by: ivan.name,
  });

  const done = await workedOn(
    { add, line, tenant, unit },
    { requestId, milasRequestId, text, triage: triage(text) },
  );
  await spokenOf(
    { client, add, tenant },
    { requestId, milasRequestId, orderId: done.orderId, text, contact },
  );
  return {
    personId,
    milaId,
    token,
    photoKey: done.photoKey,
    signatureKey: done.signatureKey,
    requestId,
    milasRequestId,
    engineersId: done.engineersId,
    orderId: done.orderId,
  };
}
