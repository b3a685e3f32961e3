import { condition, isSaidBy, isSignedBy, kept } from './kinds';
import { ERASED } from './sought.rules';
import { isContact } from './subject.store';

/** Does an id of these stand anywhere in a document? Read once, however many ids they are. */
export const mentions = (doc: string, ids: string): string =>
  `coalesce((SELECT array_agg(DISTINCT m[1]::uuid) FROM regexp_matches(${doc}::text, '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', 'g') m) && (${ids}), false)`;

/** What the assistant made of a report: the codes and figures stay, the words that it quotes and sums up go. */
const withoutWords = (triage: string): string => `CASE WHEN ${triage} IS NULL THEN NULL ELSE ${triage}
  || jsonb_build_object('summary', '${ERASED}', 'question', NULL, 'evidence',
    (SELECT coalesce(jsonb_agg(e.value || jsonb_build_object('quote', '${ERASED}') ORDER BY e.place), '[]')
     FROM jsonb_array_elements(coalesce(${triage}->'evidence', '[]')) WITH ORDINALITY AS e (value, place))) END`;

const remove = (kind: string): string => {
  const one = kept.find(each => each.kind === kind);
  if (!one) throw new TypeError(`${kind} is not kept`);
  const key = one.key ?? 'id';
  return `DELETE FROM ${one.table} WHERE organisation_id = $1 AND ${key} IN (SELECT x.${key} FROM ${one.table} x, s WHERE ${condition(one)})`;
};

const sessionsOf =
  'SELECT x.id FROM session x, s WHERE x.organisation_id = s.org AND (x.person_id = s.person OR x.service_request_id = ANY (s.requests))';

/** In this order: what is found by a row goes before the row. The person is `s`. */
export const statements: readonly string[] = [
  `UPDATE request_message x SET text = '${ERASED}', offer = NULL, sources = '[]', pressed = NULL,
     author_name = CASE WHEN x.author = 'customer' THEN '${ERASED}' ELSE x.author_name END
   FROM s WHERE x.organisation_id = s.org AND (x.service_request_id = ANY (s.requests) OR ${isSaidBy('x')})`,
  `UPDATE reply_draft x SET text = '${ERASED}', offer = NULL, sources = '[]',
     sent_text = CASE WHEN x.sent_text IS NULL THEN NULL ELSE '${ERASED}' END, version = x.version + 1
   FROM s WHERE x.organisation_id = s.org AND x.service_request_id = ANY (s.requests)`,
  remove('conversation'),
  `UPDATE device_command x SET confirmed_by = '${ERASED}'
   FROM s WHERE x.organisation_id = s.org AND x.service_request_id = ANY (s.requests)`,
  // By the customer: whoever of the staff withdrew an offer is somebody else.
  `UPDATE command_offer x SET settled_by = '${ERASED}'
   FROM s WHERE x.organisation_id = s.org AND x.service_request_id = ANY (s.requests) AND x.status IN ('confirmed', 'declined', 'blocked')`,
  `UPDATE visit x SET signed_by = '${ERASED}', signature_id = NULL, version = x.version + 1
   FROM s WHERE x.organisation_id = s.org AND x.id = ANY (s.visits) AND ${isSignedBy('x')}`,
  `UPDATE acceptance x SET name = '${ERASED}', comment = NULL
   FROM s WHERE ${condition(keptOf('acceptance'))}`,
  // A report that came from an alert is in the machine's words.
  `UPDATE work_order x SET updated_at = now(), version = x.version + 1,
     title = CASE WHEN x.service_request_id = ANY (s.requests) THEN '${ERASED}' ELSE x.title END,
     description = CASE WHEN x.service_request_id = ANY (s.requests) THEN '${ERASED}' ELSE x.description END,
     triage = CASE WHEN x.service_request_id = ANY (s.requests) THEN ${withoutWords('x.triage')} ELSE x.triage END,
     contact_name = CASE WHEN ${isContact('x')} THEN NULL ELSE x.contact_name END,
     contact_phone = CASE WHEN ${isContact('x')} THEN NULL ELSE x.contact_phone END
   FROM s WHERE x.organisation_id = s.org AND x.id = ANY (s.orders)`,
  `UPDATE site x SET contact_name = NULL, contact_phone = NULL, version = x.version + 1
   FROM s WHERE x.organisation_id = s.org AND ${isContact('x')}`,
  `UPDATE service_request x SET text = '${ERASED}', triage = ${withoutWords('x.triage')}, tracking_hash = NULL, report_key = NULL,
     contact_name = CASE WHEN ${isOwnContact()} THEN NULL ELSE x.contact_name END,
     contact_email = CASE WHEN ${isOwnContact()} THEN NULL ELSE x.contact_email END,
     contact_phone = CASE WHEN ${isOwnContact()} THEN NULL ELSE x.contact_phone END,
     updated_at = now(), version = x.version + 1
   FROM s WHERE x.organisation_id = s.org AND x.id = ANY (s.requests)`,
  // Learned words do not stand in columns: what a report of theirs went into is learned anew, without it.
  `DELETE FROM lesson l USING s WHERE l.organisation_id = s.org AND l.model_id IN
     (SELECT e.model_id FROM service_request r JOIN equipment e ON e.organisation_id = r.organisation_id AND e.id = r.equipment_id
      WHERE r.organisation_id = s.org AND r.id = ANY (s.requests))`,
  `DELETE FROM one_time_code x USING s WHERE x.organisation_id = s.org
     AND (x.email = ANY (s.emails) OR x.service_request_id = ANY (s.requests) OR x.session_id IN (${sessionsOf}))`,
  `DELETE FROM idempotency_key x USING s WHERE x.organisation_id = s.org AND (x.actor = 'person:' || s.person
     OR x.actor IN (SELECT 'session:' || id FROM (${sessionsOf}) mine)
     OR x.actor IN (SELECT 'service_request:' || id FROM unnest(s.requests) id)
     OR ${mentions('x.body', 's.requests || s.orders || s.visits || s.person')})`,
  'DELETE FROM password_reset x USING s WHERE x.organisation_id = s.org AND x.person_id = s.person',
  remove('session'),
  remove('invitation'),
  remove('position'),
  remove('absence'),
  remove('preference'),
  `UPDATE visit x SET engineer_name = '${ERASED}' FROM s WHERE x.organisation_id = s.org AND x.engineer_id = s.engineer`,
  // As exact as a town is: where the day of an engineer began is where the person lives.
  `UPDATE engineer x SET name = '${ERASED}', phone = NULL, active = false, version = x.version + 1,
     home_lat = round(x.home_lat::numeric, 1), home_lng = round(x.home_lng::numeric, 1), certificates = '[]'
   FROM s WHERE x.organisation_id = s.org AND x.id = s.engineer`,
  `UPDATE person x SET name = '${ERASED}', email = 'erased-' || x.id || '@erased.invalid', password_hash = NULL, active = false,
     last_seen_at = NULL, erased_at = now(), updated_at = now(), version = x.version + 1
   FROM s WHERE x.organisation_id = s.org AND x.id = s.person`,
];

function keptOf(kind: string) {
  const one = kept.find(each => each.kind === kind);
  if (!one) throw new TypeError(`${kind} is not kept`);
  return one;
}

/** Whom the account named in its own report is somebody else. */
function isOwnContact(): string {
  return `(x.contact_email = ANY (s.emails) OR ${isContact('x')}
    OR (x.contact_email IS NULL AND (x.contact_name IS NULL OR lower(trim(x.contact_name)) = ANY (s.names))))`;
}
