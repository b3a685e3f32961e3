import { insert, organisationOf, violationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import type { Neighbours, VisitSpan } from './visit-times.rules';
import { VisitAssignmentRow } from './visit-assignment.entity';
import type { VisitRow } from './visit.entity';

/** Nobody holds time further back than this and still reaches into now: visits are at most two days long. */
const LONGEST_VISIT = `interval '3 days'`;

interface Held extends VisitSpan {
  engineerId: string;
  partnerId: string | null;
}

/** Holds the engineer's time for a new visit. @throws Refused visit-overlaps, with the visit in the way */
export async function holdTime(tx: Tx, visit: VisitRow, partnerId: string | null): Promise<void> {
  const { id: visitId, engineerId, startAt, endAt } = visit;
  await orOverlap(tx, { engineerId, partnerId, start: startAt, end: endAt }, visitId, () =>
    insert(tx, VisitAssignmentRow, {
      visitId,
      engineerId,
      partnerId,
      lead: true,
      startAt,
      endAt,
      holding: true,
    }),
  );
}

/** Holds another time, or another engineer's, for a visit. @throws Refused visit-overlaps */
export async function moveTime(tx: Tx, visitId: string, held: Held): Promise<void> {
  await orOverlap(tx, held, visitId, () =>
    tx.run(
      `UPDATE visit_assignment SET engineer_id = $3, partner_id = $4, start_at = $5, end_at = $6, holding = true
       WHERE organisation_id = $1 AND visit_id = $2`,
      [organisationOf(tx.scope), visitId, held.engineerId, held.partnerId, held.start, held.end],
    ),
  );
}

/** Follows the visit as it really runs. `holding` false gives the time back. */
export async function followVisit(
  tx: Tx,
  visitId: string,
  { start, end, holding }: VisitSpan & { holding: boolean },
): Promise<void> {
  await tx.run(
    `UPDATE visit_assignment SET start_at = $3, end_at = $4, holding = $5 WHERE organisation_id = $1 AND visit_id = $2`,
    [organisationOf(tx.scope), visitId, start, end, holding],
  );
}

export async function neighboursOf(tx: Tx, visit: VisitRow): Promise<Neighbours> {
  const row = await tx.one<{ previous_end: Date | null; next_start: Date | null }>(
    `SELECT
       (SELECT max(end_at) FROM visit_assignment WHERE organisation_id = $1 AND engineer_id = $2 AND holding
          AND visit_id <> $3 AND start_at < $4 AND start_at > $4::timestamptz - ${LONGEST_VISIT}) AS previous_end,
       (SELECT min(start_at) FROM visit_assignment WHERE organisation_id = $1 AND engineer_id = $2 AND holding
          AND visit_id <> $3 AND start_at >= $4) AS next_start`,
    [organisationOf(tx.scope), visit.engineerId, visit.id, visit.startAt],
  );
  return { previousEnd: row?.previous_end ?? null, nextStart: row?.next_start ?? null };
}

/** The exclusion constraint is the last word, also against visits that this scope cannot see. */
async function orOverlap(tx: Tx, held: Held, visitId: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await tx.savepoint(write);
  } catch (error) {
    if (violationOf(error)?.constraint !== 'visit_assignment_no_overlap') throw error;
    throw new Refused('visit-overlaps', await inTheWay(tx, held, visitId));
  }
}

async function inTheWay(tx: Tx, { engineerId, start, end }: Held, visitId: string) {
  const row = await tx.one<{ number: string; start_at: Date; end_at: Date }>(
    `SELECT w.number, a.start_at, a.end_at FROM visit_assignment a
       JOIN visit v ON v.organisation_id = a.organisation_id AND v.id = a.visit_id
       JOIN work_order w ON w.organisation_id = v.organisation_id AND w.id = v.work_order_id
     WHERE a.organisation_id = $1 AND a.engineer_id = $2 AND a.holding AND a.visit_id <> $5
       AND a.start_at < $4 AND a.start_at > $3::timestamptz - ${LONGEST_VISIT} AND a.end_at > $3
     ORDER BY a.start_at LIMIT 1`,
    [organisationOf(tx.scope), engineerId, start, end, visitId],
  );
  return row
    ? { with: row.number, start: row.start_at.toISOString(), end: row.end_at.toISOString() }
    : { with: null, start: start.toISOString(), end: end.toISOString() };
}
