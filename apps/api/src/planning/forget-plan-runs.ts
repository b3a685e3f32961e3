import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK } from '../platform/clock';
import type { Clock } from '../platform/clock';
import { Database, forgetEverywhere } from '../platform/database';
import type { SystemScope } from '../platform/database';
import { jobKind, Jobs } from '../platform/jobs';

const forgetPlanRuns = jobKind('plan-run.forget-old', z.object({}), { expireSeconds: 900, retryLimit: 3 });

const DAY_MS = 86_400_000;
/** Why a day was planned so is asked in the weeks after it; what was published stays in the calendars and the audit. */
export const KEEP_RUNS_MS = 90 * DAY_MS;

/** One that takes another back goes before it: a night later the other has nothing that points to it. */
const oldRuns = `DELETE FROM plan_run WHERE organisation_id = $1 AND id IN (
  SELECT r.id FROM plan_run r
  WHERE r.organisation_id = $1 AND r.created_at < $2 AND r.status NOT IN ('queued', 'running')
    AND NOT EXISTS (SELECT FROM plan_run u WHERE u.organisation_id = $1 AND u.undoes = r.id)
  ORDER BY r.created_at LIMIT $3)`;

/** Plan runs and repairs keep their whole proposal, so they are forgotten once nobody asks for them any more. */
@Injectable()
export class ForgetPlanRuns implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit() {
    this.jobs.handle(forgetPlanRuns, (_, { scope }) => this.run(scope));
    this.jobs.schedule(forgetPlanRuns, '53 2 * * *', 'UTC', {});
  }

  /** `batch` rows a transaction, until none is left. */
  async run(scope: SystemScope, batch?: number): Promise<void> {
    const before = new Date(this.clock().getTime() - KEEP_RUNS_MS);
    await forgetEverywhere(this.database, scope, [{ statement: oldRuns, before }], batch);
  }
}
