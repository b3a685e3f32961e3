import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
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

/** For the organisations feature, in the transaction that renames the customer. */
export async function renameCustomer(tx: Tx, customer: { id: string; name: string }): Promise<void> {
  await tx.run(
    `UPDATE equipment SET customer_name = $3, updated_at = $4
     WHERE organisation_id = $1 AND customer_id = $2 AND customer_name <> $3`,
    [organisationOf(tx.scope), customer.id, customer.name, tx.now],
  );
}
