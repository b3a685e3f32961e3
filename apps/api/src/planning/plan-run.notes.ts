import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import type { PlanRunRow } from './plan-run.entity';
import { lastDayOf } from './plan-run.rules';

/** The audit line of a step of a plan run, and the word to the dispatchers who wait for it. */
export async function tellPlanRun(
  tx: Tx,
  row: PlanRunRow,
  verb: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const { id, day, days, status, kind } = row;
  await record(tx, {
    verb: `${kind === 'repair' ? 'day-repair' : 'plan-run'}.${verb}`,
    subjectType: 'plan-run',
    subjectId: id,
    detail: { day, ...(days > 1 && { lastDay: lastDayOf(row) }), status, ...detail },
  });
  await note(tx, { topic: 'plan-run', subjectId: id, payload: { day, status, kind } });
}
