import type { LiveTopic } from '#contracts';
import { organisationOf } from '../database';
import type { Tx } from '../database';

/** What others must learn of. Besides the manufacturer, only those whom the ids name get to see it. */
export interface Note {
  topic: LiveTopic;
  subjectId: string | null;
  /** Shown to everybody who may see the note: nothing that one of them must not know. */
  payload?: Record<string, unknown>;
  partnerId?: string | null;
  customerId?: string | null;
  equipmentId?: string | null;
  /** Whose tracking link shows it. */
  serviceRequestId?: string | null;
}

/** Writes a note in the transaction of the change: it leaves with the commit, or never. */
export async function note(tx: Tx, change: Note): Promise<void> {
  await noteAll(tx, [change]);
}

/** Many notes in one statement. @throws TypeError under the system's scope, which belongs to no organisation */
export async function noteAll(tx: Tx, changes: readonly Note[]): Promise<void> {
  if (changes.length === 0) return;
  const organisationId = organisationOf(tx.scope);
  if (!organisationId) throw new TypeError('A note belongs to an organisation: use a scope that names one');
  // Without RETURNING: a partner, customer or visitor may address a note that it cannot read back.
  await tx.run(
    `INSERT INTO outbox (organisation_id, topic, subject_id, payload, partner_id, customer_id, equipment_id, service_request_id, at)
     SELECT $1, n.topic, n.subject, n.payload, n.partner, n.customer, n.equipment, n.request, $9
     FROM unnest($2::text[], $3::uuid[], $4::jsonb[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[])
       WITH ORDINALITY AS n (topic, subject, payload, partner, customer, equipment, request, place)
     ORDER BY n.place`,
    [
      organisationId,
      changes.map(change => change.topic),
      changes.map(change => change.subjectId),
      changes.map(change => JSON.stringify(change.payload ?? {})),
      changes.map(change => change.partnerId ?? null),
      changes.map(change => change.customerId ?? null),
      changes.map(change => change.equipmentId ?? null),
      changes.map(change => change.serviceRequestId ?? null),
      tx.now,
    ],
  );
}
