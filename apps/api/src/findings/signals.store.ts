import type { Evidence, FindingDetail } from '#contracts';
import { noSignal, signalOf } from '#telemetry';
import type { FindingEvent, MetricValue, Signal } from '#telemetry';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** The event as rules hear of it: how sure it is, or when the limit is reached. */
export function signalEvent(event: FindingEvent): [key: string, value: MetricValue] {
  if (event.type === 'cleared') return [signalOf(event.kind, event.metric), noSignal];
  const { finding } = event;
  return [
    signalOf(finding.kind, finding.metric),
    finding.kind === 'forecast' ? finding.crossesAt : finding.sure,
  ];
}

/** What the open findings of the unit rest on, frozen: the value and what it was compared with. */
export async function signalEvidence(
  tx: Tx,
  equipmentId: string,
  signals: readonly Signal[],
): Promise<Evidence[]> {
  if (signals.length === 0) return [];
  const rows = await tx.rows<{ metric: string; seenAt: Date; detail: FindingDetail }>(
    `SELECT f.metric, f.seen_at AS "seenAt", f.detail
     FROM finding f JOIN unnest($3::text[], $4::text[]) AS n (kind, metric) ON n.kind = f.kind AND n.metric = f.metric
     WHERE f.organisation_id = $1 AND f.equipment_id = $2 AND f.ended_at IS NULL ORDER BY f.metric, f.kind`,
    [
      organisationOf(tx.scope),
      equipmentId,
      signals.map(signal => signal.kind),
      signals.map(signal => signal.metric),
    ],
  );
  return rows.map(({ metric, seenAt, detail }) => {
    if (detail.kind === 'forecast')
      return { metric, at: detail.from.at, value: detail.from.value, limit: detail.limit };
    return { metric, at: seenAt.toISOString(), value: detail.value, limit: limitOf(detail) };
  });
}

/** What it was compared with: the edge of the usual, or what the middle one of the sisters reads. */
function limitOf(detail: Exclude<FindingDetail, { kind: 'forecast' }>): number {
  if (detail.kind === 'unlike-sisters') return detail.sisters.median;
  return detail.direction === 'higher' ? detail.usual.high : detail.usual.low;
}

export interface PastSignal {
  at: number;
  values: Record<string, MetricValue>;
}

/** What findings told of a unit in a period, each with its last figures: raised, and ended. */
export async function pastSignals(
  tx: Tx,
  wanted: { equipmentId: string; signals: readonly Signal[]; from: Date; to: Date },
): Promise<PastSignal[]> {
  const { equipmentId, signals, from, to } = wanted;
  if (signals.length === 0) return [];
  const rows = await tx.rows<{
    metric: string;
    sure: number;
    raisedAt: Date;
    endedAt: Date | null;
    detail: FindingDetail;
  }>(
    `SELECT f.metric, f.sure, f.raised_at AS "raisedAt", f.ended_at AS "endedAt", f.detail
     FROM finding f JOIN unnest($3::text[], $4::text[]) AS n (kind, metric) ON n.kind = f.kind AND n.metric = f.metric
     WHERE f.organisation_id = $1 AND f.equipment_id = $2 AND f.raised_at < $6 AND (f.ended_at IS NULL OR f.ended_at >= $5)
     ORDER BY f.raised_at`,
    [
      organisationOf(tx.scope),
      equipmentId,
      signals.map(signal => signal.kind),
      signals.map(signal => signal.metric),
      from,
      to,
    ],
  );
  return rows.flatMap(({ metric, sure, raisedAt, endedAt, detail }) => {
    const key = signalOf(detail.kind, metric);
    const value = detail.kind === 'forecast' ? Date.parse(detail.crossesAt) : sure;
    const raised = { at: Math.max(raisedAt.getTime(), from.getTime()), values: { [key]: value } };
    if (endedAt === null || endedAt >= to) return [raised];
    return [raised, { at: endedAt.getTime(), values: { [key]: noSignal } }];
  });
}
