import { insert } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { PasswordResetRow } from '../password-reset.entity';
import { PersonRow } from '../person.entity';

export const RESET_MS = 3_600_000;

export function insertReset(tx: Tx, person: PersonRow, tokenHash: Buffer): Promise<PasswordResetRow> {
  return insert(tx, PasswordResetRow, {
    organisationId: person.organisationId,
    personId: person.id,
    tokenHash,
    expiresAt: new Date(tx.now.getTime() + RESET_MS),
  });
}

/** The person whose link this is, if it still opens anything. In the system's scope. */
export function findByResetToken(tx: Tx, tokenHash: Buffer): Promise<PersonRow | null> {
  return tx
    .createQueryBuilder(PersonRow, 'person')
    .innerJoin(
      PasswordResetRow,
      'reset',
      'reset.organisationId = person.organisationId AND reset.personId = person.id',
    )
    .where(
      'reset.tokenHash = :tokenHash AND reset.usedAt IS NULL AND reset.expiresAt > :now AND person.active',
      {
        tokenHash,
        now: tx.now,
      },
    )
    .getOne();
}

/** True for one of those who hold the link at once. */
export async function claimReset(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const claimed = await tx.run(
    'UPDATE password_reset SET used_at = $1 WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1',
    [tx.now, tokenHash],
  );
  return claimed === 1;
}

/** With a new password every link mailed before is void. */
export async function voidResets(tx: Tx, organisationId: string, personId: string): Promise<void> {
  await tx.run(
    'UPDATE password_reset SET used_at = $1 WHERE organisation_id = $2 AND person_id = $3 AND used_at IS NULL',
    [tx.now, organisationId, personId],
  );
}
