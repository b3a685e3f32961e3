import type { HistoryEntry, Page } from '#contracts';
import { organisationOf, pageOfRows } from '../platform/database';
import type { Tx } from '../platform/database';

interface HistoryRow {
  id: string;
  page_key: Date;
  kind: HistoryEntry['kind'];
  subject_id: string | null;
  verb: string;
  actor_name: string;
  title: string;
}

const columns = 'id, page_key, kind, subject_id, verb, actor_name, title';

/** $1 organisation, $2 unit. A visit stands where it begins, which may be in the future. */
const events = [
  `SELECT id, raised_at AS page_key, 'alert' AS kind, id AS subject_id, 'alert.' || status AS verb,
     '' AS actor_name, title FROM alert WHERE organisation_id = $1 AND equipment_id = $2`,
  `SELECT id, created_at, 'request', id, 'service-request.' || status, coalesce(contact_name, ''),
     number || ' ' || left(text, 160) FROM service_request WHERE organisation_id = $1 AND equipment_id = $2`,
  `SELECT id, created_at, 'work-order', id, 'work-order.' || status, created_by,
     number || ' ' || title FROM work_order WHERE organisation_id = $1 AND equipment_id = $2`,
  `SELECT v.id, v.start_at, 'visit', v.id, 'visit.' || v.status, v.engineer_name,
     w.number || ' ' || w.title FROM work_order w JOIN visit v ON v.organisation_id = $1 AND v.work_order_id = w.id
   WHERE w.organisation_id = $1 AND w.equipment_id = $2`,
];

/** Changes of the unit itself, from the audit trail, which only the manufacturer reads. */
const changes = `SELECT id, at, 'change', subject_id, verb, actor_name, ''
  FROM audit_event WHERE organisation_id = $1 AND subject_type = 'equipment' AND subject_id = $2`;

/** The whole life of a unit, the newest first. */
export async function equipmentHistory(
  tx: Tx,
  equipmentId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<HistoryEntry>> {
  const readsAudit = tx.scope.family === 'manufacturer' || tx.scope.family === 'worker';
  const parts = readsAudit ? [...events, changes] : events;
  const { items, next } = await pageOfRows<HistoryRow>(tx, {
    select: `SELECT ${columns} FROM (${parts.join(' UNION ALL ')}) AS event`,
    parameters: [organisationOf(tx.scope), equipmentId],
    sort: { by: 'at', type: 'timestamptz', direction: 'desc' },
    limit,
    cursor: cursor ?? null,
  });
  return {
    items: items.map(row => ({
      id: row.id,
      at: row.page_key.toISOString(),
      kind: row.kind,
      subjectId: row.subject_id,
      verb: row.verb,
      actorName: row.actor_name,
      title: row.title,
    })),
    nextCursor: next,
  };
}
