import { openServiceRequestStatuses } from '#contracts';
import { asAutomation, organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { OneTimeCodeRow } from '../one-time-code.entity';

/** The newest request of this unit that is still worked on and has this contact. Not for the visitor to learn. */
export async function requestOfContact(tx: Tx, equipmentId: string, email: string): Promise<string | null> {
  const row = await asAutomation(tx, own =>
    own.one<{ id: string }>(
      `SELECT id FROM service_request
       WHERE organisation_id = $1 AND equipment_id = $2 AND contact_email = $3 AND status = ANY($4)
       ORDER BY created_at DESC LIMIT 1`,
      [organisationOf(tx.scope), equipmentId, email, [...openServiceRequestStatuses, 'converted']],
    ),
  );
  return row?.id ?? null;
}

/** How often a code was asked for since: by this browser, or to this address by anybody at this unit. */
export async function codesSince(
  tx: Tx,
  { equipmentId, sessionId, email }: Pick<OneTimeCodeRow, 'equipmentId' | 'sessionId' | 'email'>,
  since: Date,
): Promise<number> {
  const row = await asAutomation(tx, own =>
    own.one<{ most: number }>(
      `SELECT greatest(count(*) FILTER (WHERE session_id = $3), count(*) FILTER (WHERE email = $4))::int AS most
       FROM one_time_code WHERE organisation_id = $1 AND equipment_id = $2 AND created_at > $5`,
      [organisationOf(tx.scope), equipmentId, sessionId, email, since],
    ),
  );
  return row?.most ?? 0;
}

/** The newest code that this browser asked for with this address, held. Those before it no longer count. */
export async function lockNewestCode(
  tx: Tx,
  sessionId: string,
  email: string,
): Promise<OneTimeCodeRow | null> {
  return tx
    .createQueryBuilder(OneTimeCodeRow, 'code')
    .setLock('pessimistic_write')
    .where('code.organisation_id = :organisationId', { organisationId: organisationOf(tx.scope) })
    .andWhere('code.session_id = :sessionId AND code.email = :email', { sessionId, email })
    .orderBy('code.created_at', 'DESC')
    .limit(1)
    .getOne();
}

export async function countTry(tx: Tx, id: string, isRight: boolean): Promise<void> {
  await tx.run(
    `UPDATE one_time_code SET tries = tries + 1, used_at = CASE WHEN $3 THEN $4::timestamptz ELSE used_at END
     WHERE organisation_id = $1 AND id = $2`,
    [organisationOf(tx.scope), id, isRight, tx.now],
  );
}

/** In the worker's scope: what the mail of a code needs; null when it is not to be sent. */
export async function codeToMail(tx: Tx, codeId: string): Promise<{ email: string; number: string } | null> {
  return tx.one(
    `SELECT c.email, r.number
     FROM one_time_code c
     JOIN service_request r ON r.organisation_id = c.organisation_id AND r.id = c.service_request_id
     WHERE c.organisation_id = $1 AND c.id = $2 AND c.used_at IS NULL AND c.expires_at > $3`,
    [organisationOf(tx.scope), codeId, tx.now],
  );
}

/** Codes say nothing any more a day after they ended. */
export async function forgetOldCodes(tx: Tx, before: Date): Promise<number> {
  return tx.run('DELETE FROM one_time_code WHERE organisation_id = $1 AND expires_at < $2', [
    organisationOf(tx.scope),
    before,
  ]);
}
