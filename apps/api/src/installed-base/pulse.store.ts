import { NotVisible, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/**
 * Holds the unit until the transaction ends. The pulse row is the unit's lock: ingest, ticks, the change of its device
 * and of its owner take it before any other row of the unit, so that what happens to one unit happens one after the
 * other and nobody waits in a circle. @throws NotVisible
 */
export async function holdPulse(tx: Tx, equipmentId: string): Promise<void> {
  const unit = [organisationOf(tx.scope), equipmentId];
  await tx.run(
    `INSERT INTO equipment_pulse (equipment_id, organisation_id, customer_id, partner_id)
     SELECT id, organisation_id, customer_id, partner_id FROM equipment WHERE organisation_id = $1 AND id = $2
     ON CONFLICT (equipment_id) DO NOTHING`,
    unit,
  );
  const held = await tx.one(
    'SELECT FROM equipment_pulse WHERE organisation_id = $1 AND equipment_id = $2 FOR UPDATE',
    unit,
  );
  if (!held) throw new NotVisible('EquipmentRow');
}

export async function givePulseTo(
  tx: Tx,
  { id, customerId, partnerId }: { id: string; customerId: string; partnerId: string | null },
): Promise<void> {
  await tx.run(
    `UPDATE equipment_pulse SET customer_id = $3, partner_id = $4 WHERE organisation_id = $1 AND equipment_id = $2`,
    [organisationOf(tx.scope), id, customerId, partnerId],
  );
}

/** Nothing is known of a unit whose device was replaced until the new one speaks. */
export async function silencePulse(tx: Tx, equipmentId: string): Promise<void> {
  await tx.run(
    `UPDATE equipment_pulse SET online = NULL, updated_at = $3 WHERE organisation_id = $1 AND equipment_id = $2`,
    [organisationOf(tx.scope), equipmentId, tx.now],
  );
}
