import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import type { EngineerRow } from './engineer.entity';

export interface Fix {
  lat: number;
  lng: number;
  accuracyMetres: number | null;
  at: Date;
}

/** Keeps the newest place only; one that arrives late changes nothing. True if it is the newest. */
export async function keepPosition(tx: Tx, engineer: EngineerRow, fix: Fix): Promise<boolean> {
  const touched = await tx.run(
    `INSERT INTO engineer_position (engineer_id, organisation_id, partner_id, lat, lng, accuracy_metres, at, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (engineer_id) DO UPDATE SET lat = excluded.lat, lng = excluded.lng,
       accuracy_metres = excluded.accuracy_metres, at = excluded.at, received_at = excluded.received_at
     WHERE engineer_position.at < excluded.at`,
    [
      engineer.id,
      organisationOf(tx.scope),
      engineer.partnerId,
      fix.lat,
      fix.lng,
      fix.accuracyMetres,
      fix.at,
      tx.now,
    ],
  );
  return touched > 0;
}

export interface TravellingVisit {
  id: string;
  customer_id: string;
  partner_id: string | null;
  service_request_id: string | null;
}

/** The visit to which the engineer is on the way: its customer follows the marker. */
export function visitOnTheWay(tx: Tx, engineerId: string): Promise<TravellingVisit | null> {
  return tx.one<TravellingVisit>(
    `SELECT id, customer_id, partner_id, service_request_id FROM visit
     WHERE organisation_id = $1 AND engineer_id = $2 AND status = 'en_route' LIMIT 1`,
    [organisationOf(tx.scope), engineerId],
  );
}
