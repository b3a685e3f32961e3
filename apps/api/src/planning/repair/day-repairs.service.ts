import { Inject, Injectable } from '@nestjs/common';
import type {
  BodyOf,
  DayRepair,
  DayRepairLine,
  dayRepairRoutes,
  NewDayRepair,
  Page,
  QueryOf,
} from '#contracts';
import { timeZoneOf } from '../../organisations';
import { NotVisible, StaleVersion, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { makePlanRun } from '../jobs';
import { PlanRunRow } from '../plan-run.entity';
import { tellPlanRun } from '../plan-run.notes';
import { moved, refuseDays } from '../plan-run.rules';
import { insertPlanRun, listPlanRuns, lockRun } from '../plan-runs.store';
import { dayRepairAnswer, dayRepairLine, newRepair } from './repair-answer.rules';
import { refuseEvents } from './repair-events.store';

type Routes = typeof dayRepairRoutes;

@Injectable()
export class DayRepairsService {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  async list(tx: Tx, query: QueryOf<Routes['listDayRepairs']>): Promise<Page<DayRepairLine>> {
    const { items, next } = await listPlanRuns(tx, 'repair', query);
    return { items: items.map(dayRepairLine), nextCursor: next };
  }

  async get(tx: Tx, id: string): Promise<DayRepair> {
    const row = await tx.findOneBy(PlanRunRow, { id, kind: 'repair' });
    if (!row) throw new NotVisible('day repair');
    return dayRepairAnswer(row);
  }

  /** Thought about after the commit, by a worker. One thing at a time is thought about a day. */
  async create(tx: Tx, { day, seconds, seed, events, policy }: NewDayRepair): Promise<DayRepair> {
    const refusal = refuseDays({ day, days: 1 }, tx.now.getTime(), await timeZoneOf(tx));
    if (refusal) throw refusal;
    await refuseEvents(tx, events);
    const repair = newRepair(events, policy);
    const row = await insertPlanRun(tx, { day, seed, budgetSeconds: seconds, kind: 'repair', repair });
    const { id: planRunId, organisationId } = row;
    await this.jobs.enqueue(tx, makePlanRun, { organisationId, planRunId });
    await tellPlanRun(tx, row, 'create', { events: events.map(({ kind }) => kind) });
    return dayRepairAnswer(row);
  }

  /** Also while it is thought about: then the thought comes to nothing. */
  async discard(tx: Tx, id: string, { version }: BodyOf<Routes['discardDayRepair']>): Promise<DayRepair> {
    const row = await lockRun(tx, 'repair', id);
    const status = moved(row.status, 'discard');
    if (row.version !== version) throw new StaleVersion(row);
    const endedAt = row.endedAt ?? tx.now;
    const discarded = await updateGuarded(tx, PlanRunRow, row, { status, endedAt });
    await tellPlanRun(tx, discarded, 'discard');
    return dayRepairAnswer(discarded);
  }
}
