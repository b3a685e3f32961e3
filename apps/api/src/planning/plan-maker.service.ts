import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database, lock, updateGuarded } from '../platform/database';
import type { Change, Tx, WorkerScope } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { Refused } from '../platform/refused';
import { namedProposal } from './day/day-answer.rules';
import { gatherDays } from './day/day-facts.store';
import { makePlanRun } from './jobs';
import { PlanRunRow } from './plan-run.entity';
import type { StoredRepair } from './plan-run.entity';
import { tellPlanRun } from './plan-run.notes';
import { moved } from './plan-run.rules';
import { PlanThreads } from './plan-threads';
import { namedRepair } from './repair/repair-answer.rules';
import { gatherRepair } from './repair/repair-facts.store';

/** Waiting for a thread, building the problem and explaining what is left out come on top of the search. */
const BESIDE_SEARCH_MS = 60_000;

/**
 * The job behind a plan run. It thinks outside of any transaction. A process that dies meanwhile leaves the run running;
 * the queue then tries the job again, here or at the next start, and that attempt says that the run has failed.
 */
@Injectable()
export class PlanMaker implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PlanThreads) private readonly threads: PlanThreads,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onModuleInit() {
    this.jobs.handle(makePlanRun, ({ planRunId }, { scope, signal }) => this.make(planRunId, scope, signal));
  }

  async make(id: string, scope: WorkerScope, signal?: AbortSignal): Promise<void> {
    const run = await this.database.transaction(scope, tx => this.begin(tx, id));
    if (!run) return;
    try {
      await this.think(run, scope, signal);
    } catch (error) {
      if (!(error instanceof Refused)) this.log.error({ err: error, planRunId: id }, 'a plan run failed');
      await this.database.transaction(scope, tx => this.fail(tx, id, failureOf(error)));
    }
  }

  private async begin(tx: Tx, id: string): Promise<PlanRunRow | null> {
    const row = await lock(tx, PlanRunRow, id);
    if (row.status === 'running') await this.fail(tx, id, 'interrupted');
    if (row.status !== 'queued') return null;
    return this.step(tx, row, 'begin', { startedAt: tx.now });
  }

  private async think(run: PlanRunRow, scope: WorkerScope, signal?: AbortSignal) {
    const { repair } = run;
    const found = repair
      ? await this.repair(run, repair, scope, signal)
      : await this.plan(run, scope, signal);
    await this.database.transaction(scope, async tx => {
      const row = await lock(tx, PlanRunRow, run.id);
      // Given up meanwhile.
      if (row.status !== 'running') return;
      await this.step(tx, row, 'propose', { ...found, endedAt: tx.now });
    });
  }

  private async plan(
    { day, days, seed, budgetSeconds }: PlanRunRow,
    scope: WorkerScope,
    signal?: AbortSignal,
  ) {
    const gathered = await this.database.transaction(scope, tx => gatherDays(tx, { day, days }), {
      readOnly: true,
    });
    const { facts } = gathered;
    const { budgetMs, limits } = limitsOf(budgetSeconds, signal);
    const found = await this.threads.planDay(facts, { seed, budgetMs }, limits);
    return {
      ...namedProposal(gathered, found),
      problem: {
        orders: facts.orders.length,
        engineers: facts.engineers.length,
        visits: found.before.visits,
      },
      beforeKpi: found.before,
      afterKpi: found.after,
    };
  }

  private async repair(
    { day, seed, budgetSeconds }: PlanRunRow,
    asked: StoredRepair,
    scope: WorkerScope,
    signal?: AbortSignal,
  ) {
    const gathered = await this.database.transaction(scope, tx => gatherRepair(tx, day, asked), {
      readOnly: true,
    });
    const { budgetMs, limits } = limitsOf(budgetSeconds, signal);
    const found = await this.threads.repairDay(gathered.facts, { seed, budgetMs }, limits);
    const { counts, ...named } = namedRepair(gathered, found);
    return {
      repair: { ...asked, ...named },
      counts,
      beforeKpi: found.before,
      afterKpi: found.after,
    };
  }

  private async fail(tx: Tx, id: string, failure: string): Promise<void> {
    const row = await lock(tx, PlanRunRow, id);
    if (row.status === 'running') await this.step(tx, row, 'fail', { failure, endedAt: tx.now });
  }

  private async step(
    tx: Tx,
    row: PlanRunRow,
    event: 'begin' | 'propose' | 'fail',
    change: Change<PlanRunRow>,
  ): Promise<PlanRunRow> {
    const status = moved(row.status, event);
    const after = await updateGuarded(tx, PlanRunRow, row, { ...change, status });
    await tellPlanRun(tx, after, event, after.failure ? { cause: after.failure } : {});
    return after;
  }
}

function limitsOf(budgetSeconds: number, signal?: AbortSignal) {
  const budgetMs = budgetSeconds * 1_000;
  return { budgetMs, limits: { deadlineMs: budgetMs + BESIDE_SEARCH_MS, ...(signal && { signal }) } };
}

/** What the thread died of; `internal` is a bug, and logged. */
function failureOf(error: unknown): string {
  if (!(error instanceof Refused)) return 'internal';
  const reason = error.facts?.['reason'];
  return typeof reason === 'string' ? reason : error.code;
}
