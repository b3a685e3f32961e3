import { mostPlannedDays } from '#contracts';
import type { QueryOf, planRunRoutes } from '#contracts';
import { insert, lock, NotVisible, organisationOf, page, violationOf } from '../platform/database';
import type { Page, Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { PlanRunRow } from './plan-run.entity';

const lineColumns =
  `id organisationId day days kind status requestedBy seed budgetSeconds problem beforeKpi afterKpi counts undoes failure
  startedAt endedAt createdAt version`
    .split(/\s+/)
    .map(column => `run.${column}`);

export function listPlanRuns(
  tx: Tx,
  kind: PlanRunRow['kind'],
  { day, limit, cursor }: QueryOf<typeof planRunRoutes.listPlanRuns>,
): Promise<Page<PlanRunRow>> {
  const builder = tx
    .createQueryBuilder(PlanRunRow, 'run')
    .select(lineColumns)
    .where('run.organisationId = :organisation', { organisation: organisationOf(tx.scope) })
    .andWhere('run.kind = :kind', { kind });
  if (day)
    builder
      .andWhere('run.day BETWEEN CAST(:day AS date) - CAST(:before AS integer) AND :day', {
        day,
        before: mostPlannedDays - 1,
      })
      .andWhere('run.day + run.days > :day');
  const sort = { by: 'createdAt', direction: 'desc' } as const;
  return page(tx, builder, { limit, cursor: cursor ?? null, sort });
}

/** @throws Refused plan-run-under-way, naming the one that is */
export async function insertPlanRun(
  tx: Tx,
  values: Pick<PlanRunRow, 'day' | 'seed' | 'budgetSeconds'> &
    Partial<Pick<PlanRunRow, 'days' | 'kind' | 'repair'>>,
): Promise<PlanRunRow> {
  try {
    return await tx.savepoint(() =>
      insert(tx, PlanRunRow, { ...values, status: 'queued', requestedBy: tx.scope.name }),
    );
  } catch (error) {
    if (violationOf(error)?.constraint !== 'plan_run_one_thinking') throw error;
    const other = await tx.one<Pick<PlanRunRow, 'id' | 'kind'>>(
      `SELECT id, kind FROM plan_run WHERE organisation_id = $1 AND status IN ('queued', 'running')
         AND daterange(day, day + days) && daterange($2::date, $2::date + $3::integer)
       ORDER BY day LIMIT 1`,
      [organisationOf(tx.scope), values.day, values.days ?? 1],
    );
    throw new Refused('plan-run-under-way', {
      day: values.day,
      planRunId: other?.id ?? null,
      kind: other?.kind ?? null,
    });
  }
}

/** Held until the transaction ends. @throws NotVisible also for a run of the other kind */
export async function lockRun(tx: Tx, kind: PlanRunRow['kind'], id: string): Promise<PlanRunRow> {
  const row = await lock(tx, PlanRunRow, id);
  if (row.kind !== kind) throw new NotVisible('plan run');
  return row;
}

/**
 * Holds everything that a publication touches: first the orders, then the engineers' calendars, each in the order of their
 * ids. Who assigns by hand holds an order before a calendar too, so nobody waits in a circle.
 */
export async function holdAll(
  tx: Tx,
  { orderIds, engineerIds }: { orderIds: readonly string[]; engineerIds: readonly string[] },
): Promise<void> {
  const hold = (table: 'work_order' | 'engineer', ids: readonly string[]) =>
    tx.rows(
      `SELECT 1 FROM ${table} WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [organisationOf(tx.scope), ids],
    );
  await hold('work_order', orderIds);
  await hold('engineer', engineerIds);
}
