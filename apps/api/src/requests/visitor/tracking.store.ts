import type { Tracking, VisitStatus, WorkOrderStatus } from '#contracts';
import { asAutomation, organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';

export interface TrackedOrder {
  id: string;
  number: string;
  status: WorkOrderStatus;
  promisedStart: Date | null;
  promisedEnd: Date | null;
  lat: number;
  lng: number;
  createdAt: Date;
}
export interface TrackedVisit {
  id: string;
  status: VisitStatus;
  engineerId: string;
  engineerName: string;
  startAt: Date;
  endAt: Date;
  solution: string | null;
  times: Partial<Record<string, string>>;
  createdAt: Date;
}

export function orderOf(tx: Tx, workOrderId: string): Promise<TrackedOrder | null> {
  return tx.one<TrackedOrder>(
    `SELECT id, number, status, promised_start AS "promisedStart", promised_end AS "promisedEnd", lat, lng,
       created_at AS "createdAt"
     FROM work_order WHERE organisation_id = $1 AND id = $2`,
    [organisationOf(tx.scope), workOrderId],
  );
}

export function visitsOf(tx: Tx, workOrderId: string): Promise<TrackedVisit[]> {
  return tx.rows<TrackedVisit>(
    `SELECT id, status, engineer_id AS "engineerId", engineer_name AS "engineerName", start_at AS "startAt",
       end_at AS "endAt", solution, times, created_at AS "createdAt"
     FROM visit WHERE organisation_id = $1 AND work_order_id = $2 ORDER BY created_at, id`,
    [organisationOf(tx.scope), workOrderId],
  );
}

/** The customer's yes; a note that nobody was there to give it is none. */
export async function acceptanceOf(tx: Tx, workOrderId: string): Promise<Tracking['acceptance']> {
  const row = await tx.one<{ name: string; at: Date; rating: number | null; comment: string | null }>(
    `SELECT name, at, rating, comment FROM acceptance
     WHERE organisation_id = $1 AND work_order_id = $2 AND kind <> 'absent'`,
    [organisationOf(tx.scope), workOrderId],
  );
  return row && { ...row, at: row.at.toISOString() };
}

/** Older than this a place says nothing about where the engineer is now. */
const FRESH_MS = 15 * 60_000;

/** Where the engineer is. Only for a visit that the visitor sees, and only while the engineer is on the way to it. */
export function positionOf(
  tx: Tx,
  { engineerId, status }: Pick<TrackedVisit, 'engineerId' | 'status'>,
): Promise<{ lat: number; lng: number } | null> {
  if (status !== 'en_route') return Promise.resolve(null);
  return asAutomation(tx, own =>
    own.one<{ lat: number; lng: number }>(
      `SELECT lat, lng FROM engineer_position WHERE organisation_id = $1 AND engineer_id = $2 AND at > $3`,
      [organisationOf(own.scope), engineerId, new Date(own.now.getTime() - FRESH_MS)],
    ),
  );
}
