import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import type { VisitStatus } from '#contracts';
import { engineerState } from './engineer.rules';
import type { EngineerState } from './engineer.rules';

interface StateRow {
  shifts: { weekday: number; start: number; end: number }[];
  time_zone: string;
  under_way: VisitStatus | null;
  absent_from: Date | null;
  absent_to: Date | null;
}

/** How many active engineers are in which state now: one statement. */
export async function workforce(tx: Tx): Promise<Map<EngineerState, number>> {
  const rows = await tx.rows<StateRow>(
    `SELECT e.shifts, e.time_zone, v.status AS under_way, a.start_at AS absent_from, a.end_at AS absent_to
     FROM engineer e
     LEFT JOIN LATERAL (
       SELECT v.status FROM visit v WHERE v.organisation_id = $1 AND v.engineer_id = e.id
         AND v.status IN ('en_route', 'on_site', 'working', 'paused') LIMIT 1) v ON true
     LEFT JOIN LATERAL (
       SELECT a.start_at, a.end_at FROM engineer_absence a
       WHERE a.organisation_id = $1 AND a.engineer_id = e.id AND a.start_at <= $2 AND a.end_at > $2 LIMIT 1) a ON true
     WHERE e.organisation_id = $1 AND e.active`,
    [organisationOf(tx.scope), tx.now],
  );
  const counts = new Map<EngineerState, number>();
  for (const row of rows) {
    const absences = row.absent_from && row.absent_to ? [{ start: row.absent_from, end: row.absent_to }] : [];
    const { shifts, time_zone: timeZone, under_way: underWay } = row;
    const state = engineerState({ shifts, timeZone, absences, underWay }, tx.now);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}
