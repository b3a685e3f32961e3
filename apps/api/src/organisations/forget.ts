import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CLOCK } from '../platform/clock';
import type { Clock } from '../platform/clock';
import { Database, inBatches } from '../platform/database';
import type { SystemScope } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { forgetEnded } from './jobs';
import { forgetOldAttempts } from './sign-in/throttle';

const DAY_MS = 24 * 3_600_000;
const KEEP_ENDED_MS = 30 * DAY_MS;

/** Where people signed in from is kept no longer than it may be needed to look into an incident. */
@Injectable()
export class ForgetEnded implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit() {
    this.jobs.handle(forgetEnded, (_, { scope }) => forget(this.database, scope, this.clock()));
    this.jobs.schedule(forgetEnded, '23 3 * * *', 'UTC', {});
  }
}

const endedSessions = `DELETE FROM session WHERE id IN (
  SELECT s.id FROM session s
  WHERE (s.expires_at < $1 OR (s.kind = 'person' AND s.revoked_at < $1))
    AND NOT EXISTS (SELECT FROM one_time_code c WHERE c.organisation_id = s.organisation_id AND c.session_id = s.id)
  LIMIT $2)`;
/** Long before the session itself goes. */
const whereVisitorsCameFrom = `UPDATE session SET ip = NULL, user_agent = NULL WHERE id IN (
  SELECT id FROM session WHERE kind = 'visitor' AND last_seen_at < $1 AND (ip IS NOT NULL OR user_agent IS NOT NULL)
  LIMIT $2)`;
const oldInvitations =
  'DELETE FROM invitation WHERE id IN (SELECT id FROM invitation WHERE expires_at < $1 LIMIT $2)';
const oldResets =
  'DELETE FROM password_reset WHERE id IN (SELECT id FROM password_reset WHERE expires_at < $1 LIMIT $2)';

/** A batch a transaction: however much has gathered, none runs into the statement's limit. */
export async function forget(
  database: Database,
  scope: SystemScope,
  now: Date,
  batch?: number,
): Promise<void> {
  const longAgo = new Date(now.getTime() - KEEP_ENDED_MS);
  for (const statement of [endedSessions, whereVisitorsCameFrom, oldInvitations])
    await inBatches(database, scope, statement, [longAgo], batch);
  await inBatches(database, scope, oldResets, [new Date(now.getTime() - DAY_MS)], batch);
  await database.transaction(scope, forgetOldAttempts);
}
