import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK } from '../platform/clock';
import type { Clock } from '../platform/clock';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';
import { Database, forgetEverywhere } from '../platform/database';
import type { SystemScope } from '../platform/database';
import { jobKind, Jobs } from '../platform/jobs';

const forgetTelemetry = jobKind('telemetry.forget-old', z.object({}), { expireSeconds: 900, retryLimit: 3 });

const DAY_MS = 86_400_000;
/** Who looks into what a device sends wrongly does so while it does. */
const KEEP_LETTERS_MS = 30 * DAY_MS;
const MOST_DAYS_AT_ONCE = 31;

const oldLetters = `DELETE FROM dead_letter WHERE id IN (
  SELECT id FROM dead_letter WHERE organisation_id = $1 AND at < $2 LIMIT $3)`;
const oldEvents = `DELETE FROM device_event WHERE id IN (
  SELECT id FROM device_event WHERE organisation_id = $1 AND received_at < $2 LIMIT $3)`;

const oldMeans = `DELETE FROM reading_mean WHERE ctid IN (
  SELECT ctid FROM reading_mean WHERE organisation_id = $1 AND at < $2 LIMIT $3)`;
const oldDuties = `DELETE FROM duty_mean WHERE ctid IN (
  SELECT ctid FROM duty_mean WHERE organisation_id = $1 AND at < $2 LIMIT $3)`;
/** A day is compared, and after a standstill one more is made up for. */
const KEEP_DUTIES_MS = 4 * DAY_MS;
const oldLevels = `DELETE FROM sister_level WHERE ctid IN (
  SELECT ctid FROM sister_level WHERE organisation_id = $1 AND at < $2 LIMIT $3)`;

/** Twelve numbers a day of each metric: a failure of the last years still tells how long a unit has left. */
const KEEP_MEANS_MS = 3 * 365 * DAY_MS;

/** What machines have sent is kept as long as somebody may look at it, and no longer. */
@Injectable()
export class ForgetTelemetry implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'keepReadingsDays'>,
  ) {}

  onModuleInit() {
    this.jobs.handle(forgetTelemetry, (_, { scope }) => this.run(scope));
    this.jobs.schedule(forgetTelemetry, '41 2 * * *', 'UTC', {});
  }

  async run(scope: SystemScope): Promise<void> {
    const now = this.clock().getTime();
    const longAgo = new Date(now - this.config.keepReadingsDays * DAY_MS);
    await this.forgetReadings(scope, longAgo);
    await forgetEverywhere(this.database, scope, [
      { statement: oldLetters, before: new Date(now - KEEP_LETTERS_MS) },
      { statement: oldEvents, before: longAgo },
      { statement: oldDuties, before: new Date(now - KEEP_DUTIES_MS) },
      { statement: oldLevels, before: longAgo },
      { statement: oldMeans, before: new Date(now - KEEP_MEANS_MS) },
    ]);
  }

  private async forgetReadings(scope: SystemScope, before: Date) {
    const day = before.toISOString().slice(0, 10);
    for (let dropped = MOST_DAYS_AT_ONCE; dropped === MOST_DAYS_AT_ONCE;) {
      const row = await this.database.transaction(scope, tx =>
        tx.one<{ dropped: number }>('SELECT forget_readings($1::date) AS dropped', [day]),
      );
      dropped = row?.dropped ?? 0;
    }
  }
}
