import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { slotMs } from '#telemetry';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';
import { Database } from '../platform/database';
import type { SystemScope, Tx, WorkerScope } from '../platform/database';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { WatchingService } from './watching.service';
import { graceMs } from './watches.store';

const PERIOD_MS = 15_000;

/** Every few seconds, for the units whose quarter of an hour is complete. Beside ingest, whose readings never wait for it. */
@Injectable()
export class WatchingRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isStopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'roles'>,
    @Inject(Database) private readonly database: Database,
    @Inject(WatchingService) private readonly watching: WatchingService,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap() {
    if (!this.config.roles.has('worker')) return;
    this.timer = setInterval(() => {
      this.running ??= this.run()
        .catch((error: unknown) => this.log.warn({ err: error }, 'The watch over the units failed'))
        .finally(() => (this.running = null));
    }, PERIOD_MS).unref();
  }

  async beforeApplicationShutdown() {
    this.isStopping = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** One round: every organisation that has slots to count, a few units a transaction. */
  async run(): Promise<void> {
    for (const organisationId of await this.concerned()) {
      let more = true;
      while (more && !this.isStopping)
        more = await this.database.transaction(
          scopeOf(organisationId),
          tx => this.runFor(tx, organisationId),
          { retry: true },
        );
    }
  }

  private async concerned(): Promise<string[]> {
    const rows = await this.database.transaction(
      systemScope(),
      tx =>
        tx.rows<{ organisation_id: string }>(
          `SELECT DISTINCT p.organisation_id FROM equipment_pulse p
             LEFT JOIN finding_watch w ON w.organisation_id = p.organisation_id AND w.equipment_id = p.equipment_id
           WHERE p.last_reading_at IS NOT NULL
             AND (w.counted_to IS NULL OR p.last_reading_at >= w.counted_to + make_interval(secs => $1))`,
          [(slotMs + graceMs) / 1_000],
        ),
      { readOnly: true },
    );
    return rows.map(row => row.organisation_id);
  }

  private async runFor(tx: Tx, organisationId: string): Promise<boolean> {
    // Another process may be at it: then it is done, and nothing is missed by leaving it alone.
    const turn = await tx.one<{ ours: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended('findings ' || $1, 0)) AS ours`,
      [organisationId],
    );
    return turn?.ours ? this.watching.run(tx) : false;
  }
}

const automation = () => ({
  personId: null,
  role: 'automation',
  name: 'findings',
  source: 'automation' as const,
  requestId: randomUUID(),
});
const systemScope = (): SystemScope => ({ family: 'system', ...automation() });
const scopeOf = (organisationId: string): WorkerScope => ({
  family: 'worker',
  organisationId,
  ...automation(),
});
