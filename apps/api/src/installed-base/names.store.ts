import { openWorkOrderStatuses } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { note } from '../platform/outbox';
import type { SiteRow } from './site.entity';

/*
 * Names of model, site and customer stand on the unit too. These keep them true. The unit's version stays: whoever is
 * editing it at the moment has not missed anything of theirs.
 */

export async function renameModel(tx: Tx, model: { id: string; name: string }): Promise<void> {
  await tx.run(
    `UPDATE equipment SET model_name = $3, updated_at = $4
     WHERE organisation_id = $1 AND model_id = $2 AND model_name <> $3`,
    [organisationOf(tx.scope), model.id, model.name, tx.now],
  );
}

/** Also place and zone: the map and the site's clock read them from the unit. */
export async function moveSite(tx: Tx, site: SiteRow): Promise<void> {
  await tx.run(
    `UPDATE equipment SET site_name = $3, city = $4, lat = $5, lng = $6, time_zone = $7, updated_at = $8
     WHERE organisation_id = $1 AND site_id = $2
       AND (site_name, city, lat, lng, time_zone) IS DISTINCT FROM ($3, $4, $5::float8, $6::float8, $7)`,
    [organisationOf(tx.scope), site.id, site.name, site.city, site.lat, site.lng, site.timeZone, tx.now],
  );
}

/**
 * When the site is open, by its clocks: open orders are planned by it from now on. The order's version stays, as above: a proposal made of it is not outdated by
 * hours that it keeps, and what it breaks is refused when it is published. They are held in the order of
 * their ids, as by who publishes.
 */
export async function openSiteAt(tx: Tx, { id, accessHours, timeZone }: SiteRow): Promise<void> {
  const orders = await tx.rows<ChangedOrder>(
    `WITH held AS (
       SELECT id FROM work_order
       WHERE organisation_id = $1 AND site_id = $2 AND status = ANY ($5)
         AND (access_hours, time_zone) IS DISTINCT FROM ($3::jsonb, $6)
       ORDER BY id FOR NO KEY UPDATE
     )
     UPDATE work_order w SET access_hours = $3::jsonb, time_zone = $6, updated_at = $4 FROM held
     WHERE w.organisation_id = $1 AND w.id = held.id
     RETURNING w.id, w.number, w.status, w.partner_id AS "partnerId", w.customer_id AS "customerId",
       w.equipment_id AS "equipmentId", w.service_request_id AS "serviceRequestId"`,
    [
      organisationOf(tx.scope),
      id,
      accessHours && JSON.stringify(accessHours),
      tx.now,
      openWorkOrderStatuses,
      timeZone,
    ],
  );
  for (const { id: subjectId, number, status, ...audience } of orders)
    await note(tx, { topic: 'work-order', subjectId, payload: { number, status }, ...audience });
}

interface ChangedOrder {
  id: string;
  number: string;
  status: string;
  partnerId: string | null;
  customerId: string;
  equipmentId: string;
  serviceRequestId: string | null;
}

/** For the organisations feature, in the transaction that renames the customer. */
export async function renameCustomer(tx: Tx, customer: { id: string; name: string }): Promise<void> {
  await tx.run(
    `UPDATE equipment SET customer_name = $3, updated_at = $4
     WHERE organisation_id = $1 AND customer_id = $2 AND customer_name <> $3`,
    [organisationOf(tx.scope), customer.id, customer.name, tx.now],
  );
}
