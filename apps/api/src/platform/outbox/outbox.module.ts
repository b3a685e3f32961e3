import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK } from '../clock';
import type { Clock } from '../clock';
import { Database } from '../database';
import { jobKind, Jobs } from '../jobs';
import { forgetOldNotes } from './forget';

const forgetNotes = jobKind('forget-old-notes', z.object({}), { expireSeconds: 900, retryLimit: 2 });

/** Once an hour the notes that nobody can ask for any more are deleted. */
@Module({})
export class OutboxModule implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit() {
    this.jobs.handle(forgetNotes, async () => {
      await forgetOldNotes(this.database, { now: this.clock() });
    });
    this.jobs.schedule(forgetNotes, '17 * * * *', 'UTC', {});
  }
}
