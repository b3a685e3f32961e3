import { page } from '../../platform/database';
import type { Page, Tx } from '../../platform/database';
import { InvitationRow } from '../invitation.entity';
import { OrganisationRow } from '../organisation.entity';

export function pageOfInvitations(
  tx: Tx,
  organisationId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<InvitationRow>> {
  const builder = tx
    .createQueryBuilder(InvitationRow, 'invitation')
    .where('invitation.organisationId = :organisationId', { organisationId })
    .andWhere(
      'invitation.acceptedAt IS NULL AND invitation.withdrawnAt IS NULL AND invitation.expiresAt > :now',
      {
        now: tx.now,
      },
    );
  return page(tx, builder, { limit, cursor: cursor ?? null, sort: { by: 'createdAt', direction: 'desc' } });
}

export async function namesOfPeople(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(
    'SELECT id, name FROM person WHERE organisation_id = $1 AND id = ANY($2::uuid[])',
    [organisationId, [...new Set(ids)]],
  );
  return new Map(rows.map(row => [row.id, row.name]));
}

export const nameOfOrganisation = async (tx: Tx, id: string): Promise<string> =>
  (await tx.findOneBy(OrganisationRow, { id }))?.name ?? '';

export async function isOrganisation(
  tx: Tx,
  { organisationId, id, kind }: { organisationId: string; id: string; kind: 'partner' | 'customer' },
): Promise<boolean> {
  return (await tx.findOneBy(OrganisationRow, { organisationId, id, kind })) !== null;
}

export async function isKnownAddress(tx: Tx, organisationId: string, email: string): Promise<boolean> {
  const row = await tx.one('SELECT id FROM person WHERE organisation_id = $1 AND email = $2', [
    organisationId,
    email,
  ]);
  return row !== null;
}

/** One link at a time opens an account: an invitation sent again replaces the earlier one. */
export function withdrawEarlier(tx: Tx, organisationId: string, email: string): Promise<number> {
  return tx.run(
    `UPDATE invitation SET withdrawn_at = $1
     WHERE organisation_id = $2 AND email = $3 AND accepted_at IS NULL AND withdrawn_at IS NULL`,
    [tx.now, organisationId, email],
  );
}

export function withdraw(tx: Tx, organisationId: string, id: string): Promise<number> {
  return tx.run(
    `UPDATE invitation SET withdrawn_at = $1
     WHERE organisation_id = $2 AND id = $3 AND accepted_at IS NULL AND withdrawn_at IS NULL`,
    [tx.now, organisationId, id],
  );
}

export function findByToken(tx: Tx, tokenHash: Buffer): Promise<InvitationRow | null> {
  return tx.findOneBy(InvitationRow, { tokenHash });
}

export async function setToken(tx: Tx, id: string, tokenHash: Buffer): Promise<void> {
  await tx.run('UPDATE invitation SET token_hash = $1 WHERE id = $2', [tokenHash, id]);
}

export async function markAccepted(tx: Tx, id: string): Promise<void> {
  await tx.run('UPDATE invitation SET accepted_at = $1 WHERE id = $2', [tx.now, id]);
}
