import type { DraftFigures, ReplyDraft } from '#contracts';
import { NotVisible, organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { ReplyDraftRow } from './reply-draft.entity';

/** @throws NotVisible if it is not at this request */
export async function draftOf(tx: Tx, serviceRequestId: string, id: string): Promise<ReplyDraftRow> {
  const organisationId = organisationOf(tx.scope) ?? '';
  const row = await tx.findOneBy(ReplyDraftRow, { organisationId, serviceRequestId, id });
  if (!row) throw new NotVisible('draft');
  return row;
}

/** The newest first, with the names of who decided. */
export async function draftsOf(tx: Tx, serviceRequestId: string): Promise<ReplyDraft[]> {
  const organisationId = organisationOf(tx.scope) ?? '';
  const rows = await tx.find(ReplyDraftRow, {
    where: { organisationId, serviceRequestId },
    order: { createdAt: 'DESC', id: 'DESC' },
    take: 100,
  });
  const people = await namesOf(
    tx,
    rows.flatMap(row => row.decidedBy ?? []),
  );
  return rows.map(row => ({
    id: row.id,
    status: row.status,
    text: row.text,
    offer: row.offer,
    sources: row.sources,
    engine: row.engine,
    sentText: row.sentText,
    reason: row.reason,
    dueAt: row.dueAt?.toISOString() ?? null,
    decidedBy: (row.decidedBy && people.get(row.decidedBy)) ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }));
}

export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await tx.rows<{ id: string; name: string }>(
    'SELECT id, name FROM person WHERE organisation_id = $1 AND id = ANY($2)',
    [organisationOf(tx.scope), [...new Set(ids)]],
  );
  return new Map(people.map(person => [person.id, person.name]));
}

/** The conversation has gone on: what waits is not sent any more. Of a request that is held. */
export async function withdrawDraft(tx: Tx, serviceRequestId: string): Promise<void> {
  await tx.rows(
    `UPDATE reply_draft SET status = 'withdrawn', updated_at = now(), version = version + 1
     WHERE organisation_id = $1 AND service_request_id = $2 AND status = 'waiting'`,
    [organisationOf(tx.scope), serviceRequestId],
  );
}

export async function draftFigures(tx: Tx, days: number): Promise<DraftFigures> {
  const row = await tx.one<Omit<DraftFigures, 'days'>>(
    `SELECT count(*) FILTER (WHERE status = 'waiting')::int AS waiting,
       count(*) FILTER (WHERE status = 'accepted')::int AS accepted,
       count(*) FILTER (WHERE status = 'edited')::int AS edited,
       count(*) FILTER (WHERE status = 'rejected')::int AS rejected,
       count(*) FILTER (WHERE status = 'withdrawn')::int AS withdrawn,
       count(*) FILTER (WHERE status = 'shadow')::int AS shadow,
       round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - created_at) / 60))::numeric, 1)::float8
         AS "medianMinutes"
     FROM reply_draft WHERE organisation_id = $1 AND created_at >= $2`,
    [organisationOf(tx.scope), new Date(tx.now.getTime() - days * 86_400_000)],
  );
  if (!row) throw new TypeError('Counts are a row');
  return { days, ...row };
}
