import { openServiceRequestStatuses } from '#contracts';
import type { LabelledUnit, ServiceRequestStatus } from '#contracts';
import { asAutomation, NotVisible, organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';

/** In the system's scope: whose unit this label is on. Null for an unknown one. */
export async function unitOfLabel(
  tx: Tx,
  publicToken: string,
): Promise<{ id: string; organisationId: string } | null> {
  return tx.one('SELECT id, organisation_id AS "organisationId" FROM equipment WHERE public_token = $1', [
    publicToken,
  ]);
}

interface UnitRow {
  id: string;
  serialNumber: string;
  modelName: string;
  family: string;
  siteName: string;
  city: string;
  timeZone: string;
  manufacturerName: string;
  phone: string | null;
}

/** What anyone who stands before the machine may know. @throws NotVisible */
export async function labelledUnit(tx: Tx, equipmentId: string): Promise<LabelledUnit> {
  const organisationId = organisationOf(tx.scope);
  const unit = await tx.one<UnitRow>(
    `SELECT e.id, e.serial_number AS "serialNumber", e.model_name AS "modelName", e.family, e.site_name AS "siteName",
       e.city, e.time_zone AS "timeZone", o.name AS "manufacturerName", o.phone
     FROM equipment e JOIN organisation o ON o.organisation_id = e.organisation_id AND o.id = e.organisation_id
     WHERE e.organisation_id = $1 AND e.id = $2`,
    [organisationId, equipmentId],
  );
  if (!unit) throw new NotVisible('unit');
  const { id, ...shown } = unit;
  // The visitor sees no report but its own; that somebody is at it already is everybody's to know.
  const open = await asAutomation(tx, own =>
    own.one<{ createdAt: Date; status: ServiceRequestStatus }>(
      `SELECT created_at AS "createdAt", status FROM service_request
       WHERE organisation_id = $1 AND equipment_id = $2 AND status = ANY($3) ORDER BY created_at DESC LIMIT 1`,
      [organisationId, equipmentId, [...openServiceRequestStatuses, 'converted']],
    ),
  );
  return {
    equipmentId: id,
    ...shown,
    openRequest: open && { since: open.createdAt.toISOString(), status: open.status },
  };
}
