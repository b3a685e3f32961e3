import { randomUUID } from 'node:crypto';
import { routes } from '#contracts';
import type { QueryOf } from '#contracts';
import type { FindingEvent } from '#telemetry';
import { organisationOf, page } from '../platform/database';
import type { Page, Tx } from '../platform/database';
import { FindingRow } from './finding.entity';
import { detailOf } from './finding.rules';

export async function findingPage(
  tx: Tx,
  query: QueryOf<typeof routes.listFindings>,
): Promise<Page<FindingRow>> {
  const builder = tx
    .createQueryBuilder(FindingRow, 'f')
    .where('f.organisation_id = :organisation', { organisation: organisationOf(tx.scope) });
  if (query.equipmentId) builder.andWhere('f.equipment_id = :equipment', { equipment: query.equipmentId });
  if (query.open !== undefined) builder.andWhere(`f.ended_at IS ${query.open ? '' : 'NOT '}NULL`);
  const sort = { by: 'raisedAt', direction: 'desc' } as const;
  return page(tx, builder, { limit: query.limit, cursor: query.cursor, sort });
}

interface Whose {
  equipmentId: string;
  customerId: string;
  partnerId: string | null;
}

/** A new finding, or what is true of the open one now. Nobody's edit is stale by it. @returns its id, null if nothing changed */
export async function keep(
  tx: Tx,
  unit: Whose,
  { at, finding }: Exclude<FindingEvent, { type: 'cleared' }>,
): Promise<string | null> {
  const row = await tx.one<{ id: string }>(
    `INSERT INTO finding (id, organisation_id, customer_id, partner_id, equipment_id, kind, metric, since, raised_at, seen_at,
       sure, detail, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $12)
     ON CONFLICT (organisation_id, equipment_id, kind, metric) WHERE ended_at IS NULL
       DO UPDATE SET seen_at = excluded.seen_at, sure = excluded.sure, detail = excluded.detail, updated_at = excluded.updated_at
     RETURNING id`,
    [
      randomUUID(),
      organisationOf(tx.scope),
      unit.customerId,
      unit.partnerId,
      unit.equipmentId,
      finding.kind,
      finding.metric,
      new Date(finding.since),
      new Date(at),
      finding.sure,
      JSON.stringify(detailOf(finding)),
      tx.now,
    ],
  );
  return row?.id ?? null;
}

/** @returns the id of the finding that ended, null if there was none */
export async function end(
  tx: Tx,
  equipmentId: string,
  { at, kind, metric }: Extract<FindingEvent, { type: 'cleared' }>,
): Promise<string | null> {
  const row = await tx.one<{ id: string }>(
    `UPDATE finding SET ended_at = $5, updated_at = $6, version = version + 1
     WHERE organisation_id = $1 AND equipment_id = $2 AND kind = $3 AND metric = $4 AND ended_at IS NULL RETURNING id`,
    [organisationOf(tx.scope), equipmentId, kind, metric, new Date(at), tx.now],
  );
  return row?.id ?? null;
}
