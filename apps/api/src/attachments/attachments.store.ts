import { NotVisible, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { AttachmentRow } from './attachment.entity';

/** To what a picture belongs; a column each. */
export const holderColumns = {
  serviceRequestId: 'service_request_id',
  workOrderId: 'work_order_id',
  visitId: 'visit_id',
} as const;
export type Holder = keyof typeof holderColumns;
const holders: readonly Holder[] = ['serviceRequestId', 'workOrderId', 'visitId'];

/** The picture if this scope may see it; the bytes are read only after that. @throws NotVisible */
export async function attachmentById(
  tx: Tx,
  id: string,
  maySee: (row: AttachmentRow) => boolean,
): Promise<AttachmentRow> {
  const row = await tx.findOneBy(AttachmentRow, { organisationId: organisationOf(tx.scope) ?? '', id });
  if (!row || !maySee(row)) throw new NotVisible('attachment');
  return row;
}

/** Ids of the pictures by holder, in the order of their uploads. */
export async function idsByHolder(
  tx: Tx,
  holder: Holder,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const column = holderColumns[holder];
  const rows = await tx.rows<{ holder: string; ids: string[] }>(
    `SELECT ${column} AS holder, array_agg(id ORDER BY created_at, id) AS ids FROM attachment
     WHERE organisation_id = $1 AND ${column} = ANY($2) AND kind = 'photo' GROUP BY ${column}`,
    [organisationOf(tx.scope), ids],
  );
  return new Map(rows.map(row => [row.holder, row.ids]));
}

export async function countOf(tx: Tx, holder: Holder, id: string): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM attachment
     WHERE organisation_id = $1 AND ${holderColumns[holder]} = $2 AND kind = 'photo'`,
    [organisationOf(tx.scope), id],
  );
  return row?.count ?? 0;
}

/** Uploads of one session that are not yet anywhere. */
export async function looseOf(tx: Tx, sessionId: string): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM attachment
     WHERE organisation_id = $1 AND session_id = $2
       AND service_request_id IS NULL AND work_order_id IS NULL AND visit_id IS NULL`,
    [organisationOf(tx.scope), sessionId],
  );
  return row?.count ?? 0;
}

/** Whose the holder is: its pictures are visible to the same customer and partner. */
export interface Side {
  customerId: string;
  partnerId: string | null;
}

/**
 * Puts loose pictures onto a holder and gives them its side; whoever made one goes on seeing it. `sessionId`: only what
 * that session has uploaded.
 * Answers how many it found: an unknown, foreign or already placed one is not among them.
 */
export function link(
  tx: Tx,
  ids: readonly string[],
  place: Partial<Record<Holder, string>>,
  side: Side,
  sessionId: string | null,
): Promise<number> {
  const parameters: unknown[] = [organisationOf(tx.scope), ids, side.customerId, side.partnerId, sessionId];
  const sets = holders.flatMap(holder => {
    const id = place[holder];
    return id === undefined ? [] : [`${holderColumns[holder]} = $${parameters.push(id)}`];
  });
  return tx.run(
    `UPDATE attachment SET ${sets.join(', ')}, customer_id = $3, partner_id = coalesce($4, partner_id)
     WHERE organisation_id = $1 AND id = ANY($2) AND ($5::uuid IS NULL OR session_id = $5)
       AND service_request_id IS NULL AND work_order_id IS NULL AND visit_id IS NULL`,
    parameters,
  );
}

/** The pictures of a request are on its work order too, and seen by the partner who does the work. */
export function followToWorkOrder(tx: Tx, serviceRequestId: string, workOrderId: string): Promise<number> {
  return tx.run(
    `UPDATE attachment a SET work_order_id = w.id, partner_id = w.partner_id
     FROM work_order w
     WHERE w.organisation_id = $1 AND w.id = $3
       AND a.organisation_id = $1 AND a.service_request_id = $2 AND a.work_order_id IS NULL`,
    [organisationOf(tx.scope), serviceRequestId, workOrderId],
  );
}

/** When the work goes to another partner, the pictures go along. */
export function showToPartner(tx: Tx, workOrderId: string, partnerId: string | null): Promise<number> {
  return tx.run(`UPDATE attachment SET partner_id = $3 WHERE organisation_id = $1 AND work_order_id = $2`, [
    organisationOf(tx.scope),
    workOrderId,
    partnerId,
  ]);
}

/**
 * Removes an upload that nobody has put anywhere. Answers whether its bytes may go too: it is removed, or never came to
 * have a row.
 */
export async function removeIfLoose(tx: Tx, id: string): Promise<boolean> {
  const organisationId = organisationOf(tx.scope);
  const removed = await tx.run(
    `DELETE FROM attachment WHERE organisation_id = $1 AND id = $2
       AND service_request_id IS NULL AND work_order_id IS NULL AND visit_id IS NULL
       AND NOT EXISTS (SELECT FROM visit v WHERE v.organisation_id = $1 AND v.signature_id = $2)`,
    [organisationId, id],
  );
  if (removed > 0) return true;
  return (
    (await tx.one('SELECT 1 FROM attachment WHERE organisation_id = $1 AND id = $2', [
      organisationId,
      id,
    ])) === null
  );
}

/** Answers under which keys their bytes are. */
export async function removeAll(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ key: string }>(
    'DELETE FROM attachment WHERE organisation_id = $1 AND id = ANY($2) RETURNING storage_key AS key',
    [organisationOf(tx.scope), ids],
  );
  return rows.map(row => row.key);
}
