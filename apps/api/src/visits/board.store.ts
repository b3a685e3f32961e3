import type { BoardVisit } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { ownOnly } from './visits.store';

interface BoardRow {
  id: string;
  work_order_id: string;
  number: string;
  title: string;
  status: BoardVisit['status'];
  urgency: BoardVisit['urgency'];
  engineer_id: string;
  start_at: Date;
  end_at: Date;
  site_name: string;
  city: string;
  lat: number;
  lng: number;
  time_zone: string;
  access_hours: BoardVisit['accessHours'];
  promised_start: Date | null;
  promised_end: Date | null;
  override_reason: string | null;
  preferred_windows: BoardVisit['preferredWindows'];
  pinned: boolean;
  version: number;
}

export const MOST_BOARD_VISITS = 5_000;

/** Every visit that touches the span and was not dropped, with its job, in one statement. */
export async function boardVisits(tx: Tx, { from, to }: { from: Date; to: Date }): Promise<BoardVisit[]> {
  const isEngineer = tx.scope.role === 'engineer' || tx.scope.role === 'partner-engineer';
  const rows = await tx.rows<BoardRow>(
    `SELECT v.id, v.work_order_id, w.number, w.title, v.status, w.urgency, v.engineer_id, v.start_at, v.end_at,
       w.site_name, w.city, w.lat, w.lng, w.time_zone, w.access_hours,
       w.promised_start, w.promised_end, w.preferred_windows, v.override_reason, v.pinned, v.version
     FROM visit v JOIN work_order w ON w.organisation_id = v.organisation_id AND w.id = v.work_order_id
     WHERE v.organisation_id = $1 AND v.start_at < $3 AND v.start_at > $2::timestamptz - interval '3 days'
       AND v.end_at > $2 AND v.status NOT IN ('declined', 'canceled')
       ${isEngineer ? `AND ${ownOnly.replace(':me', '$4')}` : ''}
     ORDER BY v.start_at, v.id LIMIT ${MOST_BOARD_VISITS}`,
    [organisationOf(tx.scope), from, to, ...(isEngineer ? [tx.scope.personId] : [])],
  );
  return rows.map(row => ({
    id: row.id,
    workOrderId: row.work_order_id,
    workOrderNumber: row.number,
    title: row.title,
    status: row.status,
    urgency: row.urgency,
    engineerId: row.engineer_id,
    start: row.start_at.toISOString(),
    end: row.end_at.toISOString(),
    siteName: row.site_name,
    city: row.city,
    position: { lat: row.lat, lng: row.lng },
    timeZone: row.time_zone,
    accessHours: row.access_hours,
    promisedWindow:
      row.promised_start && row.promised_end
        ? { start: row.promised_start.toISOString(), end: row.promised_end.toISOString() }
        : null,
    overrideReason: row.override_reason,
    preferredWindows: row.preferred_windows,
    pinned: row.pinned,
    version: row.version,
  }));
}
