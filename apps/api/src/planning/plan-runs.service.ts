import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, NewPlanRun, Page, PlanRun, PlanRunLine, planRunRoutes, QueryOf } from '#contracts';
import { timeZoneOf } from '../organisations';
import { NotVisible, StaleVersion, updateGuarded } from '../platform/database';
import type { Tx } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { daysOn } from './day.rules';
import { sizeOf } from './day/day-facts.store';
import { makePlanRun } from './jobs';
import { planRunAnswer, planRunLine } from './plan-run.answer';
import { PlanRunRow } from './plan-run.entity';
import { tellPlanRun } from './plan-run.notes';
import { moved, refuseDays, refuseSize } from './plan-run.rules';
import { insertPlanRun, listPlanRuns, lockRun } from './plan-runs.store';

@Injectable()
export class PlanRunsService {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  async list(tx: Tx, query: QueryOf<typeof planRunRoutes.listPlanRuns>): Promise<Page<PlanRunLine>> {
    const { items, next } = await listPlanRuns(tx, 'plan', query);
    return { items: items.map(planRunLine), nextCursor: next };
  }

  async get(tx: Tx, id: string): Promise<PlanRun> {
    const row = await tx.findOneBy(PlanRunRow, { id, kind: 'plan' });
    if (!row) throw new NotVisible('plan run');
    return planRunAnswer(row);
  }

  /** Thought about after the commit, by a worker. One at a time for a day. */
  async create(tx: Tx, { day, days, seconds, seed }: NewPlanRun): Promise<PlanRun> {
    const timeZone = await timeZoneOf(tx);
    const refusal =
      refuseDays({ day, days }, tx.now.getTime(), timeZone) ??
      refuseSize(await sizeOf(tx, daysOn(day, days, timeZone)));
    if (refusal) throw refusal;
    const row = await insertPlanRun(tx, { day, days, seed, budgetSeconds: seconds });
    const { id: planRunId, organisationId } = row;
    await this.jobs.enqueue(tx, makePlanRun, { organisationId, planRunId });
    await tellPlanRun(tx, row, 'create', { seconds, seed });
    return planRunAnswer(row);
  }

  /** Also while it is thought about: then the thought comes to nothing. */
  async discard(
    tx: Tx,
    id: string,
    { version }: BodyOf<typeof planRunRoutes.discardPlanRun>,
  ): Promise<PlanRun> {
    const row = await lockRun(tx, 'plan', id);
    const status = moved(row.status, 'discard');
    if (row.version !== version) throw new StaleVersion(row);
    const endedAt = row.endedAt ?? tx.now;
    const discarded = await updateGuarded(tx, PlanRunRow, row, { status, endedAt });
    await tellPlanRun(tx, discarded, 'discard');
    return planRunAnswer(discarded);
  }
}
