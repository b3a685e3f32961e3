import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { BROKER, highWaterMarkTopic } from '../platform/broker';
import type { Broker } from '../platform/broker';
import { CLOCK } from '../platform/clock';
import type { Clock } from '../platform/clock';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';
import { Database } from '../platform/database';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { connectionScope, DeviceDirectory } from './device-directory';
import { IngestService } from './ingest.service';
import { markAbsent } from './presence';

/** Twice a second: a device whose credentials ended is cut off within a second, whichever process ended them. */
const REVOCATION_MS = 500;
/** A revocation bears the time at which its transaction began, and is seen when that has ended. */
const REVOCATION_OVERLAP_MS = 20_000;
const PARTITIONS_MS = 6 * 3_600_000;
/** By then a device that lives has connected again. */
const RETURN_MS = 90_000;
const DAYS_BACK = 2;
const DAYS_AHEAD = 7;

/** Begins and ends what runs beside the requests: broker, batches, partitions, revocations. */
@Injectable()
export class IngestRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: NodeJS.Timeout[] = [];
  private looking = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Database) private readonly database: Database,
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(IngestService) private readonly ingest: IngestService,
    @Inject(DeviceDirectory) private readonly directory: DeviceDirectory,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap() {
    await this.ensurePartitions().catch((error: unknown) =>
      this.log.warn({ err: error }, 'No partitions made: readings wait in the default one'),
    );
    this.every(PARTITIONS_MS, () => this.ensurePartitions());
    if (!this.config.roles.has('ingest')) return;
    this.ingest.announce = (deviceId, mark) =>
      this.broker.publish(highWaterMarkTopic(deviceId), JSON.stringify(mark), { qos: 1, retain: true });
    await this.broker.start();
    this.every(REVOCATION_MS, () => this.cutOff());
    // The demo's many units that no simulator moves are only said to be there.
    if (!this.config.mqttUrl && !this.config.demo) this.settlePresence(this.clock());
  }

  async beforeApplicationShutdown() {
    for (const timer of this.timers) clearInterval(timer);
    await this.broker.stop();
    await this.ingest.close();
  }

  /** Readings of a day without its partition go into the default one, from where this moves them. */
  private async ensurePartitions() {
    await this.database.transaction(connectionScope(), tx =>
      tx.run('SELECT ensure_reading_partitions(current_date - $1::int, $2::int)', [
        DAYS_BACK,
        DAYS_BACK + 1 + DAYS_AHEAD,
      ]),
    );
  }

  private async cutOff() {
    if (this.looking) return;
    this.looking = true;
    try {
      const since = new Date(this.clock().getTime() - REVOCATION_OVERLAP_MS);
      for (const id of await this.directory.revokedSince(since)) await this.broker.disconnectDevice(id);
    } finally {
      this.looking = false;
    }
  }

  /** Devices that were here when the process before this one died, and did not come back. */
  private settlePresence(startedAt: Date) {
    const timer = setTimeout(() => {
      markAbsent(this.database, startedAt).catch((error: unknown) =>
        this.log.warn({ err: error }, 'Absent devices were not noted'),
      );
    }, RETURN_MS);
    this.timers.push(timer.unref());
  }

  private every(periodMs: number, work: () => Promise<void>) {
    const timer = setInterval(() => {
      work().catch((error: unknown) => this.log.warn({ err: error }, 'A periodic task failed'));
    }, periodMs);
    this.timers.push(timer.unref());
  }
}
