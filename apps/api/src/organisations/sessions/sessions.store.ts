import type { Role } from '#contracts';
import { insert, page } from '../../platform/database';
import type { Page, Tx } from '../../platform/database';
import { SessionRow } from '../session.entity';
import type { PersonSide } from './person-scope';
import type { RequestFacts } from './request-facts';
import { expiryOf, IDLE_MS } from './session.rules';
import type { SessionLife } from './session.rules';

export interface NewSessionRow {
  organisationId: string;
  partnerId: string | null;
  customerId: string | null;
  kind: 'person' | 'visitor';
  personId: string | null;
  equipmentId: string | null;
  serviceRequestId: string | null;
  tokenHash: Buffer;
}

export function insertSession(tx: Tx, session: NewSessionRow, facts: RequestFacts): Promise<SessionRow> {
  return insert(tx, SessionRow, {
    ...session,
    userAgent: facts.userAgent,
    ip: facts.ip,
    lastSeenAt: tx.now,
    expiresAt: expiryOf(tx.now),
  });
}

/** A session with the person behind it, as one query finds them. */
export interface HeldSession extends SessionLife {
  id: string;
  organisationId: string;
  equipmentId: string | null;
  serviceRequestId: string | null;
  /** Null for a visitor. */
  person: PersonSide | null;
}

interface HeldColumns {
  id: string;
  organisation_id: string;
  equipment_id: string | null;
  service_request_id: string | null;
  last_seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  person_id: string | null;
  partner_id: string | null;
  customer_id: string | null;
  role: Role | null;
  name: string | null;
}

/** Under the system's scope. Null as well for a person who was deactivated. */
export async function findHeldSession(tx: Tx, tokenHash: Buffer): Promise<HeldSession | null> {
  const row = await tx.one<HeldColumns>(
    `SELECT s.id, s.organisation_id, s.equipment_id, s.service_request_id, s.last_seen_at, s.expires_at, s.revoked_at,
       p.id AS person_id, p.partner_id, p.customer_id, p.role, p.name
     FROM session s LEFT JOIN person p ON p.organisation_id = s.organisation_id AND p.id = s.person_id
     WHERE s.token_hash = $1 AND (s.kind = 'visitor' OR p.active)`,
    [tokenHash],
  );
  if (!row) return null;
  const { person_id: id, role, name, organisation_id: organisationId } = row;
  return {
    id: row.id,
    organisationId,
    equipmentId: row.equipment_id,
    serviceRequestId: row.service_request_id,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    person:
      id && role && name !== null
        ? { id, organisationId, partnerId: row.partner_id, customerId: row.customer_id, role, name }
        : null,
  };
}

/** Never waits: somebody who holds the row is changing what matters more than when it was last seen. */
export async function touchSession(tx: Tx, session: HeldSession): Promise<void> {
  if (session.person)
    await tx.run(
      `UPDATE person SET last_seen_at = $1
       WHERE id = (SELECT id FROM person WHERE organisation_id = $2 AND id = $3 FOR NO KEY UPDATE SKIP LOCKED)`,
      [tx.now, session.organisationId, session.person.id],
    );
  await tx.run(
    `UPDATE session SET last_seen_at = $1
     WHERE id = (SELECT id FROM session WHERE organisation_id = $2 AND id = $3 FOR NO KEY UPDATE SKIP LOCKED)`,
    [tx.now, session.organisationId, session.id],
  );
}

export function pageOfSessions(
  tx: Tx,
  organisationId: string,
  personId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<SessionRow>> {
  const builder = tx
    .createQueryBuilder(SessionRow, 'session')
    .where('session.organisationId = :organisationId AND session.personId = :personId', {
      organisationId,
      personId,
    })
    .andWhere('session.revokedAt IS NULL AND session.expiresAt > :now AND session.lastSeenAt > :idleSince', {
      now: tx.now,
      idleSince: new Date(tx.now.getTime() - IDLE_MS),
    });
  return page(tx, builder, { limit, cursor: cursor ?? null, sort: { by: 'lastSeenAt', direction: 'desc' } });
}

/** How many ended. `exceptId` stays: the session in which a person changes its own password. */
export function revokeSessionsOf(
  tx: Tx,
  organisationId: string,
  personId: string,
  exceptId: string | null = null,
): Promise<number> {
  return tx.run(
    `UPDATE session SET revoked_at = $1
     WHERE organisation_id = $2 AND person_id = $3 AND revoked_at IS NULL AND id IS DISTINCT FROM $4`,
    [tx.now, organisationId, personId, exceptId],
  );
}

export function revokeSession(
  tx: Tx,
  organisationId: string,
  { id, personId }: { id: string; personId: string | null },
): Promise<number> {
  return tx.run(
    `UPDATE session SET revoked_at = $1
     WHERE organisation_id = $2 AND id = $3 AND person_id IS NOT DISTINCT FROM $4 AND revoked_at IS NULL`,
    [tx.now, organisationId, id, personId],
  );
}

/** The tracking page follows in the session of the label. */
export function attachRequest(tx: Tx, sessionId: string, serviceRequestId: string): Promise<number> {
  return tx.run(
    `UPDATE session SET service_request_id = $1 WHERE id = $2 AND kind = 'visitor' AND revoked_at IS NULL`,
    [serviceRequestId, sessionId],
  );
}

/** Under the system's scope: which of these still open anything. */
export async function findAlive(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT s.id FROM session s LEFT JOIN person p ON p.organisation_id = s.organisation_id AND p.id = s.person_id
     WHERE s.id = ANY($1::uuid[]) AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3
       AND (s.kind = 'visitor' OR p.active)`,
    [ids, tx.now, new Date(tx.now.getTime() - IDLE_MS)],
  );
  return new Set(rows.map(row => row.id));
}
