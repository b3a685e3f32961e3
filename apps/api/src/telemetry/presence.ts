import { organisationOf } from '../platform/database';
import type { Database, Tx } from '../platform/database';
import { noteAll } from '../platform/outbox';
import { connectionScope } from './device-directory';
import { ingestScope } from './ingest.service';

interface Absent {
  equipment_id: string;
  partner_id: string | null;
  customer_id: string;
}

/** Says of the units that were connected, and of which nothing was heard since, that they are not. */
export async function markAbsent(database: Database, since: Date): Promise<void> {
  const concerned = await database.transaction(connectionScope(), tx =>
    tx.rows<{ organisation_id: string }>(
      'SELECT DISTINCT organisation_id FROM equipment_pulse WHERE online AND updated_at < $1',
      [since],
    ),
  );
  for (const { organisation_id } of concerned)
    await database.transaction(ingestScope(organisation_id), tx => markOne(tx, since), { retry: true });
}

async function markOne(tx: Tx, since: Date) {
  const absent = await tx.rows<Absent>(
    `UPDATE equipment_pulse SET online = false, updated_at = $3
     WHERE organisation_id = $1 AND online AND updated_at < $2
     RETURNING equipment_id, partner_id, customer_id`,
    [organisationOf(tx.scope), since, tx.now],
  );
  await noteAll(
    tx,
    absent.map(unit => ({
      topic: 'equipment',
      subjectId: unit.equipment_id,
      payload: { online: false },
      equipmentId: unit.equipment_id,
      partnerId: unit.partner_id,
      customerId: unit.customer_id,
    })),
  );
}
