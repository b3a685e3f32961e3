import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK } from '../platform/clock';
import type { Clock } from '../platform/clock';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';
import { Database } from '../platform/database';
import type { SystemScope, Tx, WorkerScope } from '../platform/database';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { explained, isOver } from './above.store';
import { isDue, keepCourses } from './course.store';
import { QuietService } from './quiet.service';
import { RuleEngine } from './rule-engine.service';

const PERIOD_MS = 1_000;

/** Once a second, for what changes though nothing arrives: durations, silence, the end of a quiet time. */
@Injectable()
export class TicksRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Database) private readonly database: Database,
    @Inject(RuleEngine) private readonly engine: RuleEngine,
    @Inject(QuietService) private readonly quiet: QuietService,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap() {
    if (!this.config.roles.has('ingest') && !this.config.roles.has('worker')) return;
    this.timer = setInterval(() => {
      this.running ??= this.run()
        .catch((error: unknown) => this.log.warn({ err: error }, 'The ticks of the alert rules failed'))
        .finally(() => (this.running = null));
    }, PERIOD_MS).unref();
  }

  async beforeApplicationShutdown() {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** One round: every organisation that has something due, one transaction each. */
  async run(): Promise<void> {
    for (const organisationId of await this.concerned()) {
      let more = true;
      while (more)
        more = await this.database.transaction(
          scopeOf(organisationId),
          tx => this.runFor(tx, organisationId),
          {
            retry: true,
          },
        );
      await this.database.transaction(scopeOf(organisationId), tx => this.quietFor(tx, organisationId), {
        retry: true,
      });
      await this.database.transaction(scopeOf(organisationId), keepCourses, { retry: true });
    }
  }

  private async concerned(): Promise<string[]> {
    const rows = await this.database.transaction(
      systemScope(),
      tx =>
        tx.rows<{ organisation_id: string }>(
          `SELECT organisation_id FROM alert_rule_state WHERE next_tick_at <= $1
           UNION SELECT a.organisation_id FROM alert a WHERE ${isOver('$1')}
           UNION SELECT a.organisation_id FROM ${explained}
           UNION SELECT a.organisation_id FROM alert a WHERE ${isDue('$1')}`,
          [this.clock()],
        ),
      { readOnly: true },
    );
    return rows.map(row => row.organisation_id);
  }

  private async runFor(tx: Tx, organisationId: string): Promise<boolean> {
    return (await this.isOurs(tx, organisationId)) && this.engine.tick(tx);
  }

  private async quietFor(tx: Tx, organisationId: string): Promise<void> {
    if (await this.isOurs(tx, organisationId)) await this.quiet.run(tx);
  }

  /** Another process may be at it: then it is done, and nothing is missed by leaving it alone. */
  private async isOurs(tx: Tx, organisationId: string): Promise<boolean> {
    const turn = await tx.one<{ ours: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended('alert ticks ' || $1, 0)) AS ours`,
      [organisationId],
    );
    return turn?.ours ?? false;
  }
}

const automation = () => ({
  personId: null,
  role: 'automation',
  name: 'alert rules',
  source: 'automation' as const,
  requestId: randomUUID(),
});
const systemScope = (): SystemScope => ({ family: 'system', ...automation() });
const scopeOf = (organisationId: string): WorkerScope => ({
  family: 'worker',
  organisationId,
  ...automation(),
});
