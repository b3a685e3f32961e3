import type { DayPlan, PlannedVisit, Span } from '#dispatch';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

interface HeldRow {
  engineer_id: string;
  visit_id: string;
  start_at: Date;
  end_at: Date;
  number: string;
  lat: number;
  lng: number;
}

/** What stands in the calendars between two instants, of everybody in scope or of one engineer: one statement. */
export async function dayPlans(
  tx: Tx,
  span: Span,
  {
    engineerId = null,
    ignoreVisitId = null,
  }: { engineerId?: string | null; ignoreVisitId?: string | null } = {},
): Promise<DayPlan[]> {
  const rows = await tx.rows<HeldRow>(
    `SELECT a.engineer_id, a.visit_id, a.start_at, a.end_at, w.number, w.lat, w.lng
     FROM visit_assignment a
       JOIN visit v ON v.organisation_id = a.organisation_id AND v.id = a.visit_id
       JOIN work_order w ON w.organisation_id = v.organisation_id AND w.id = v.work_order_id
     WHERE a.organisation_id = $1 AND a.holding AND a.start_at > $2::timestamptz - interval '3 days'
       AND a.start_at < $3 AND a.end_at > $2
       AND ($4::uuid IS NULL OR a.engineer_id = $4) AND ($5::uuid IS NULL OR a.visit_id <> $5)
     ORDER BY a.start_at`,
    [organisationOf(tx.scope), new Date(span.start), new Date(span.end), engineerId, ignoreVisitId],
  );
  const plans = new Map<string, { engineerId: string; visits: PlannedVisit[] }>();
  for (const row of rows) {
    const plan = plans.get(row.engineer_id) ?? { engineerId: row.engineer_id, visits: [] };
    plans.set(row.engineer_id, plan);
    plan.visits.push({
      id: row.visit_id,
      position: { lat: row.lat, lng: row.lng },
      label: row.number,
      start: row.start_at.getTime(),
      end: row.end_at.getTime(),
    });
  }
  return [...plans.values()];
}
