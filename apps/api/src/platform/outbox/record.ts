import { organisationOf } from '../database';
import type { Tx } from '../database';

/** One line of the audit trail: what was done, to what. Who, from where and when the scope says. */
export interface Deed {
  /** The verb of the trade, past or imperative as the permission names it: `visit.complete`. */
  verb: string;
  subjectType: string;
  subjectId: string | null;
  detail?: Record<string, unknown>;
  /** What the actor's clock said, if other than the scope knows. */
  deviceTime?: Date;
  position?: { lat: number; lng: number };
  idempotencyKey?: string;
}

/** Writes a line of the audit trail in the transaction of the deed. Nobody can change or remove it later; only who
 * is erased is taken out of it (migration 0061). */
export async function record(tx: Tx, deed: Deed): Promise<void> {
  const { scope } = tx;
  const position = deed.position ?? scope.position;
  await tx.run(
    `INSERT INTO audit_event (organisation_id, at, device_at, person_id, actor_name, role, source, request_id, ip, lat, lng,
       verb, subject_type, subject_id, detail, idempotency_key)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      organisationOf(scope),
      tx.now,
      deed.deviceTime ?? scope.deviceTime ?? null,
      scope.personId,
      scope.name,
      scope.role,
      scope.source,
      scope.requestId,
      scope.ip ?? null,
      position?.lat ?? null,
      position?.lng ?? null,
      deed.verb,
      deed.subjectType,
      deed.subjectId,
      JSON.stringify(deed.detail ?? {}),
      deed.idempotencyKey ?? null,
    ],
  );
}
