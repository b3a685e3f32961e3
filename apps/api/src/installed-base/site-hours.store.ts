import { openWorkOrderStatuses } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { note } from '../platform/outbox';
import type { SiteRow } from './site.entity';

/*
 * The hours of a site stand on its open orders too. Who makes an order holds them until it is there, who changes them waits
 * for that: otherwise an order made in the very moment would keep the old ones.
 */
const hoursOf = `hashtextextended('site hours ' || $1, 0)`;

/** Before the hours are read of the site of a unit. Others may do the same meanwhile. */
export async function holdHoursOfUnit(tx: Tx, equipmentId: string): Promise<void> {
  const unit = await tx.one<{ site_id: string }>(
    `SELECT site_id FROM equipment WHERE organisation_id = $1 AND id = $2`,
    [organisationOf(tx.scope), equipmentId],
  );
  if (unit) await tx.run(`SELECT pg_advisory_xact_lock_shared(${hoursOf})`, [unit.site_id]);
}

/** Before the site's row: who makes an order needs that one after the hours. */
export async function holdHoursToChange(tx: Tx, siteId: string): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(${hoursOf})`, [siteId]);
}

/**
 * When the site is open, by its clocks: open orders are planned by it from now on. Their versions stay: a proposal made of one
 * is not outdated by hours that it keeps, and what it breaks is refused when it is published. They are held in the order of
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
