import type { Finding, FindingDetail } from '#contracts';
import type { UnitFinding } from '#telemetry';
import type { FindingRow } from './finding.entity';

const iso = (at: number) => new Date(at).toISOString();

/** As it is stored and sent; metric, beginning and sureness have columns of their own. */
export function detailOf(finding: UnitFinding): FindingDetail {
  if (finding.kind === 'unusual') {
    const { kind, activity, state, direction, value, usual } = finding;
    return { kind, activity, state, direction, value, usual };
  }
  if (finding.kind === 'unlike-sisters') {
    const { kind, activity, direction, value, sisters } = finding;
    return { kind, activity, direction, value, sisters };
  }
  const { kind, side, limit, crossesAt, earliestAt, latestAt, perDay, from } = finding;
  return {
    kind,
    side,
    limit,
    perDay,
    crossesAt: iso(crossesAt),
    earliestAt: iso(earliestAt),
    latestAt: latestAt === null ? null : iso(latestAt),
    from: { at: iso(from.at), value: from.value },
  };
}

export const seenOf = (row: FindingRow): Finding => ({
  id: row.id,
  equipmentId: row.equipmentId,
  metric: row.metric,
  since: row.since.toISOString(),
  raisedAt: row.raisedAt.toISOString(),
  seenAt: row.seenAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  sure: row.sure,
  detail: row.detail,
  verdict: row.verdict,
  version: row.version,
});
