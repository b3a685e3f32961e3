import type { AnswerHours, MessageOffer, Press, RequestMessage } from '#contracts';
import { openDangerOffer } from '#triage';
import type { PastCase } from '#triage';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { DANGER_SILENCE_MS } from '../request.rules';
import type { ServiceRequestRow } from '../service-request.entity';
import { ConversationRow } from './conversation.entity';
import type { CustomerWords } from './conversation.rules';

export function conversationOf(tx: Tx, serviceRequestId: string): Promise<ConversationRow | null> {
  const organisationId = organisationOf(tx.scope) ?? '';
  return tx.findOneBy(ConversationRow, { organisationId, serviceRequestId });
}

/** The offer below the question whether anyone is in danger, if it was asked a while ago and the customer has not said a word since. */
export async function askedInVain(tx: Tx, { id }: ServiceRequestRow): Promise<MessageOffer | null> {
  const kept = await conversationOf(tx, id);
  const open = kept && openDangerOffer(kept.memory);
  if (!open) return null;
  const last = await tx.one<{ offer: MessageOffer | null; at: Date }>(
    `SELECT offer, at FROM request_message
     WHERE organisation_id = $1 AND service_request_id = $2 AND author IN ('customer', 'staff', 'assistant')
     ORDER BY at DESC, id DESC LIMIT 1`,
    [organisationOf(tx.scope), id],
  );
  const isLong = last !== null && last.at.getTime() <= tx.now.getTime() - DANGER_SILENCE_MS;
  return isLong && last.offer?.id === open ? last.offer : null;
}

/**
 * The report, all that the customer has added or pressed, and what became of the commands that they confirmed, in the order
 * of time. What a person has offered is between the two of them. The report's id is the request's.
 */
export async function customerWords(
  tx: Tx,
  { id, text, contactName }: ServiceRequestRow,
): Promise<CustomerWords[]> {
  const added = await tx.rows<CustomerWords>(
    `SELECT id, text, by, pressed, record FROM (
       SELECT id, text, author_name AS by, pressed, NULL::jsonb AS record, at FROM request_message
       WHERE organisation_id = $1 AND service_request_id = $2 AND author = 'customer'
       UNION ALL
       SELECT id, '', '', NULL, ${recordSql}, ended_at FROM device_command
       WHERE organisation_id = $1 AND service_request_id = $2 AND ended_at IS NOT NULL AND offer_id IS NULL) one
     ORDER BY at, id`,
    [organisationOf(tx.scope), id],
  );
  return [{ id, text, by: contactName ?? '', pressed: null, record: null }, ...added];
}

const recordSql = `jsonb_strip_nulls(jsonb_build_object('of', 'command', 'succeeded', status = 'succeeded', 'reference', reference,
  'failure', CASE status WHEN 'canceled' THEN 'not-sent' WHEN 'timed_out' THEN 'no-answer' END))`;

/** Everything that was said, the report first, in the order of time. */
export async function wordsAndAnswers(
  tx: Tx,
  { id }: ServiceRequestRow,
): Promise<{ id: string; author: RequestMessage['author']; pressed: Press | null }[]> {
  const added = await tx.rows<{ id: string; author: RequestMessage['author']; pressed: Press | null }>(
    `SELECT id, author, pressed FROM request_message
     WHERE organisation_id = $1 AND service_request_id = $2 ORDER BY at, id`,
    [organisationOf(tx.scope), id],
  );
  return [{ id, author: 'customer', pressed: null }, ...added];
}

export async function photosOf(tx: Tx, requestId: string): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM attachment
     WHERE organisation_id = $1 AND service_request_id = $2 AND kind = 'photo'`,
    [organisationOf(tx.scope), requestId],
  );
  return row?.count ?? 0;
}

/** What was settled at the unit before, newest first; told by its number only. */
export async function pastCases(tx: Tx, row: ServiceRequestRow): Promise<PastCase[]> {
  const rows = await tx.rows<{ id: string; at: Date; faultCode: string | null; text: string }>(
    `SELECT id, ended_at AS at, triage->>'faultCode' AS "faultCode", number AS text FROM service_request
     WHERE organisation_id = $1 AND equipment_id = $2 AND id <> $3 AND status IN ('closed', 'resolved_remotely')
       AND ended_at IS NOT NULL
     ORDER BY ended_at DESC LIMIT 20`,
    [organisationOf(tx.scope), row.equipmentId, row.id],
  );
  return rows.map(({ at, ...past }) => ({ ...past, at: at.getTime() }));
}

/** The words on the button of an offer that was shown at this request, or null. */
export async function labelOf(
  tx: Tx,
  requestId: string,
  { button, offer, value }: Press,
): Promise<string | null> {
  const row = await tx.one<{ label: string }>(
    `SELECT one->>'label' AS label FROM request_message m, jsonb_array_elements(m.offer->'buttons') AS one
     WHERE m.organisation_id = $1 AND m.service_request_id = $2 AND m.author IN ('assistant', 'staff') AND m.offer->>'id' = $3
       AND one->>'button' = $4 AND one->>'value' IS NOT DISTINCT FROM $5
     ORDER BY m.at DESC LIMIT 1`,
    [organisationOf(tx.scope), requestId, offer, button, value ?? null],
  );
  return row?.label ?? null;
}

/** The press of a button, if it was pressed: one offer is answered once, however often. */
export async function pressOf(tx: Tx, requestId: string, { button, offer }: Press): Promise<string | null> {
  const row = await tx.one<{ id: string }>(
    `SELECT id FROM request_message
     WHERE organisation_id = $1 AND service_request_id = $2 AND author = 'customer' AND pressed->>'button' = $3
       AND (pressed->>'offer' = $4 OR $3 = 'person')
     ORDER BY at LIMIT 1`,
    [organisationOf(tx.scope), requestId, button, offer],
  );
  return row?.id ?? null;
}

/** When people of the house answer, and by whose clocks. */
export function answerHours(tx: Tx): Promise<{ hours: AnswerHours | null; timeZone: string } | null> {
  return tx.one(
    `SELECT answer_hours AS hours, time_zone AS "timeZone" FROM organisation WHERE organisation_id = $1 AND id = $1`,
    [organisationOf(tx.scope)],
  );
}
