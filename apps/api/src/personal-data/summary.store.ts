import { openServiceRequestStatuses, openVisitStatuses, openWorkOrderStatuses } from '#contracts';
import type { ErasureHold, PersonalDataSummary } from '#contracts';
import type { Tx } from '../platform/database';
import { condition, kept } from './kinds';
import type { Kept } from './kinds';
import { MOST_REQUESTS, subjectSql, subjectValues } from './subject.store';
import type { Subject } from './subject.store';

/** How many rows of each kind are kept; kinds without any are left out. */
export async function countsOf(tx: Tx, subject: Subject): Promise<PersonalDataSummary['kinds']> {
  const counted = kept.map(
    (one, place) =>
      `SELECT ${place} AS place, count(*)::int AS count FROM ${one.table} x, s WHERE ${condition(one)}`,
  );
  const rows = await tx.rows<{ place: number; count: number }>(
    `WITH ${subjectSql} ${counted.join(' UNION ALL ')}`,
    subjectValues(subject),
  );
  const counts = new Map(rows.map(row => [row.place, row.count]));
  return kept.flatMap(({ kind, fate }, place) => {
    const count = counts.get(place) ?? 0;
    return count === 0 ? [] : [{ kind, fate, count }];
  });
}

const MOST_NAMED = 50;

/** What is still under way with the person, newest first: it is ended first, or people wait for somebody whom nobody knows. */
export async function underWay(tx: Tx, subject: Subject): Promise<ErasureHold[]> {
  if (subject.requestIds.length > MOST_REQUESTS) return [{ because: 'too-much', id: null, number: null }];
  return tx.rows<ErasureHold>(
    `WITH ${subjectSql}
     (SELECT 'request-open' AS because, r.id, r.number FROM service_request r, s
      WHERE r.organisation_id = s.org AND r.id = ANY (s.requests) AND r.status = ANY ($11)
      ORDER BY r.created_at DESC LIMIT ${MOST_NAMED})
     UNION ALL
     (SELECT 'hand-over-open', r.id, r.number FROM service_request r, s
      WHERE r.organisation_id = s.org AND (r.id = ANY (s.requests) OR r.hand_over_owner = s.person)
        AND r.status = ANY ($11) AND (r.hand_over_deadline IS NOT NULL OR r.answer_due_at IS NOT NULL)
      ORDER BY r.created_at DESC LIMIT ${MOST_NAMED})
     UNION ALL
     (SELECT 'work-order-open', w.id, w.number FROM work_order w, s
      WHERE w.organisation_id = s.org AND w.id = ANY (s.orders) AND w.status = ANY ($12)
      ORDER BY w.created_at DESC LIMIT ${MOST_NAMED})
     UNION ALL
     (SELECT 'visit-open', w.id, w.number FROM visit v JOIN work_order w ON w.organisation_id = v.organisation_id AND w.id = v.work_order_id, s
      WHERE v.organisation_id = s.org AND v.status = ANY ($13)
        AND (v.id = ANY (s.visits) OR v.engineer_id = s.engineer
          OR EXISTS (SELECT FROM visit_assignment a WHERE a.organisation_id = s.org AND a.visit_id = v.id AND a.engineer_id = s.engineer))
      ORDER BY v.start_at DESC LIMIT ${MOST_NAMED})`,
    [
      ...subjectValues(subject),
      [...openServiceRequestStatuses],
      [...openWorkOrderStatuses],
      [...openVisitStatuses],
    ],
  );
}

/** By what an export reads on, and what it shows. */
export interface KeptRow {
  key: string;
  row: Record<string, unknown>;
}

/** Rows of one kind as they are kept, without secrets and our own keys, behind the last that was read. */
export async function rowsOf(
  tx: Tx,
  subject: Subject,
  one: Kept,
  { after, limit }: { after: string | null; limit: number },
): Promise<KeptRow[]> {
  const key = `x.${one.key ?? 'id'}`;
  return tx.rows(
    `WITH ${subjectSql} SELECT ${key}::text AS key, to_jsonb(x) - $12::text[] AS row FROM ${one.table} x, s
     WHERE ${condition(one)} AND ($11::uuid IS NULL OR ${key} > $11) ORDER BY ${key} LIMIT $13`,
    [...subjectValues(subject), after, ['organisation_id', ...(one.hidden ?? [])], limit],
  );
}
