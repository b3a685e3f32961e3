import type { PlanRun, PlanRunLine } from '#contracts';
import type { PlanRunRow } from './plan-run.entity';
import { lastDayOf } from './plan-run.rules';
import { undoableUntil } from './undo-plan.rules';

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
  const { byDay, byEngineer, leftOut, day } = row;
  const proposals = row.proposals.map(proposal => {
    const { asPublished: _, ...shown } = proposal;
    return { ...shown, day: shown.day ?? day };
  });
  const until = undoableUntil(row)?.toISOString() ?? null;
  return { ...planRunLine(row), undoableUntil: until, byDay, byEngineer, proposals, leftOut };
}
