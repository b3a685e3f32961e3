import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK } from '../clock';
import type { Clock } from '../clock';
import { Database } from '../database';
import { jobKind, Jobs } from '../jobs';
import { forgetOldKeys } from './idempotency';

const forgetKeys = jobKind('forget-old-idempotency-keys', z.object({}), { retryLimit: 2 });

/** Once an hour the answers that no client repeats a request for any more are deleted. */
@Module({})
export class KeysModule implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit() {
    this.jobs.handle(forgetKeys, (_, { scope }) =>
      this.database.transaction(scope, async tx => {
        await forgetOldKeys(tx, this.clock());
      }),
    );
    this.jobs.schedule(forgetKeys, '41 * * * *', 'UTC', {});
  }
}
