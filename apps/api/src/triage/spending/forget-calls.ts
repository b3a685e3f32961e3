import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK } from '../../platform/clock';
import type { Clock } from '../../platform/clock';
import { Database, forgetEverywhere } from '../../platform/database';
import type { SystemScope } from '../../platform/database';
import { jobKind, Jobs } from '../../platform/jobs';

const forgetCalls = jobKind('llm-call.forget-old', z.object({}), { expireSeconds: 900, retryLimit: 3 });

const DAY_MS = 86_400_000;
/** The same month of two years ago can be compared, whole. */
export const KEEP_CALLS_MS = 25 * 31 * DAY_MS;

const oldCalls = `DELETE FROM llm_call WHERE organisation_id = $1 AND id IN (
  SELECT id FROM llm_call WHERE organisation_id = $1 AND at < $2 ORDER BY at LIMIT $3)`;

/** Calls of the language model are kept one by one; what they cost is asked for by the month. */
@Injectable()
export class ForgetCalls implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit() {
    this.jobs.handle(forgetCalls, (_, { scope }) => this.run(scope));
    this.jobs.schedule(forgetCalls, '7 3 * * *', 'UTC', {});
  }

  /** `batch` rows a transaction, until none is left. */
  async run(scope: SystemScope, batch?: number): Promise<void> {
    const before = new Date(this.clock().getTime() - KEEP_CALLS_MS);
    await forgetEverywhere(this.database, scope, [{ statement: oldCalls, before }], batch);
  }
}
