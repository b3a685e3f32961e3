import type { AccessHours, JobType } from '#contracts';
import { holdHoursOfUnit } from '../installed-base';
import { insertMany, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { JobTemplateRow } from './job-template.entity';
import { WorkOrderTaskRow } from './work-order-task.entity';
import type { WorkOrderRow } from './work-order.entity';

/**
 * Unit and place as an order keeps them: what the engineer is told does not change under his feet. Only the access hours
 * follow the site, as he would stand at a closed gate.
 */
export interface UnitOnSite {
  customerId: string;
  equipmentId: string;
  siteId: string;
  serialNumber: string;
  modelName: string;
  siteName: string;
  address: string;
  city: string;
  lat: number;
  lng: number;
  timeZone: string;
  accessNotes: string | null;
  accessHours: AccessHours | null;
  contactName: string | null;
  contactPhone: string | null;
  customerName: string;
}

/** @throws Refused reference-unknown if this scope cannot see the unit */
export async function unitOnSite(
  tx: Tx,
  equipmentId: string,
): Promise<{ unit: UnitOnSite; modelId: string }> {
  await holdHoursOfUnit(tx, equipmentId);
  const row = await tx.one<UnitOnSite & { modelId: string }>(
    `SELECT e.customer_id AS "customerId", e.id AS "equipmentId", e.site_id AS "siteId", e.model_id AS "modelId",
       e.serial_number AS "serialNumber", e.model_name AS "modelName", e.customer_name AS "customerName",
       s.name AS "siteName", s.address, s.city, s.lat, s.lng, s.time_zone AS "timeZone",
       s.access_notes AS "accessNotes", s.access_hours AS "accessHours",
       s.contact_name AS "contactName", s.contact_phone AS "contactPhone"
     FROM equipment e JOIN site s ON s.organisation_id = e.organisation_id AND s.id = e.site_id
     WHERE e.organisation_id = $1 AND e.id = $2`,
    [organisationOf(tx.scope), equipmentId],
  );
  if (!row) throw new Refused('reference-unknown', { field: 'equipmentId' });
  const { modelId, ...unit } = row;
  return { unit, modelId };
}

/** The checklist of the job template for this kind of work on this model; none without a template. */
export async function addTemplateTasks(
  tx: Tx,
  order: WorkOrderRow,
  { jobType, modelId }: { jobType: JobType; modelId: string },
): Promise<void> {
  const organisationId = organisationOf(tx.scope) ?? '';
  const template = await tx.findOneBy(JobTemplateRow, { organisationId, jobType, modelId });
  if (!template || template.tasks.length === 0) return;
  await insertMany(
    tx,
    WorkOrderTaskRow,
    template.tasks.map(({ title, kind, unit, mandatory }, position) => ({
      customerId: order.customerId,
      partnerId: order.partnerId,
      workOrderId: order.id,
      position,
      title,
      kind,
      unit,
      mandatory,
    })),
  );
}
