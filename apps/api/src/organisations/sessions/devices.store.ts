import type { Tx } from '../../platform/database';

export interface KnownDevice {
  id: string;
  organisationId: string;
  equipmentId: string;
}

/** Under the system's scope. */
export async function findDevice(tx: Tx, tokenHash: Buffer): Promise<KnownDevice | null> {
  const row = await tx.one<{ id: string; organisation_id: string; equipment_id: string }>(
    'SELECT id, organisation_id, equipment_id FROM device WHERE token_hash = $1 AND revoked_at IS NULL',
    [tokenHash],
  );
  return row && { id: row.id, organisationId: row.organisation_id, equipmentId: row.equipment_id };
}
