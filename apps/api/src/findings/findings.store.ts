import { randomUUID } from 'node:crypto';
import { routes } from '#contracts';
import type { QueryOf } from '#contracts';
import type { FindingEvent } from '#telemetry';
import { organisationOf, page } from '../platform/database';
import type { Page, Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
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

export interface Whose {
  equipmentId: string;
  customerId: string;
  partnerId: string | null;
}

/** Writes what an event says, and tells who follows the unit. */
export async function keepEvent(tx: Tx, unit: Whose, event: FindingEvent): Promise<void> {
  const { equipmentId, partnerId } = unit;
  const id = event.type === 'cleared' ? await end(tx, equipmentId, event) : await keep(tx, unit, event);
  if (id === null) return;
  const { kind, metric } = event.type === 'cleared' ? event : event.finding;
  if (event.type !== 'changed')
    await record(tx, {
      verb: event.type === 'raised' ? 'finding.raise' : 'finding.end',
      subjectType: 'finding',
      subjectId: id,
      detail: { equipmentId, kind, metric },
    });
  await note(tx, { topic: 'finding', subjectId: id, payload: { equipmentId }, equipmentId, partnerId });
}

/** Whose the units are. */
export async function ownersOf(tx: Tx, equipmentIds: readonly string[]): Promise<Map<string, Whose>> {
  const rows = await tx.rows<Whose>(
    `SELECT id AS "equipmentId", customer_id AS "customerId", partner_id AS "partnerId" FROM equipment
     WHERE organisation_id = $1 AND id = ANY ($2::uuid[])`,
    [organisationOf(tx.scope), equipmentIds],
  );
  return new Map(rows.map(row => [row.equipmentId, row]));
}

/** A new finding, or what is true of the open one now. Nobody's edit is stale by it. @returns its id, null if nothing changed */
async function keep(
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
async function end(
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
