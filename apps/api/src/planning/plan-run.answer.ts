import type { PlanRun, PlanRunLine } from '#contracts';
import type { PlanRunRow } from './plan-run.entity';

export function planRunLine(row: PlanRunRow): PlanRunLine {
  return {
    id: row.id,
    day: row.day,
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
  return { ...planRunLine(row), proposals: row.proposals, leftOut: row.leftOut };
}
