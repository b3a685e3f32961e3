import type { PlanRun, PlanRunLine } from '#contracts';
import type { PlanRunRow } from './plan-run.entity';
import { lastDayOf } from './plan-run.rules';

export function planRunLine(row: PlanRunRow): PlanRunLine {
  return {
    id: row.id,
    day: row.day,
    lastDay: lastDayOf(row),
    status: row.status,
    requestedBy: row.requestedBy,
    seed: row.seed,
    budgetSeconds: row.budgetSeconds,
    problem: row.problem,
    before: row.beforeKpi,
    after: row.afterKpi,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    version: row.version,
  };
}

export function planRunAnswer(row: PlanRunRow): PlanRun {
  const { byDay, leftOut, day } = row;
  const proposals = row.proposals.map(proposal => ({ ...proposal, day: proposal.day ?? day }));
  return { ...planRunLine(row), byDay, proposals, leftOut };
}
