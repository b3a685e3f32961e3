import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Batcher } from '../platform/broker';
import type { DeviceMessage } from '../platform/broker';
import { CLOCK } from '../platform/clock';
import type { Clock } from '../platform/clock';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';
import { Database } from '../platform/database';
import type { WorkerScope } from '../platform/database';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { incoming } from './ingest-batch';
import type { Door, Incoming } from './ingest-batch';
import { storeDeadLetters } from './ingest.store';
import { storeBatch } from './ingest.transaction';
import { ingested } from './metrics';
import type { Mark } from './reading.rules';
import { ReadingListeners } from './reading-listeners';
import { Unstored } from './unstored';

/** Under a trickle a commit per message would cost more than the messages: batches begin at least this far apart. */
const PACE_MS = 20;
const FULL_BATCH = 200;

export const ingestScope = (organisationId: string): WorkerScope => ({
  family: 'worker',
  organisationId,
  personId: null,
  role: 'device',
  name: 'telemetry',
  source: 'device',
  requestId: randomUUID(),
});

/** The one way of readings, events and states into the tables, whatever door they come through. */
@Injectable()
export class IngestService {
  /** Tells a device up to where everything is stored; set by whoever has the connection to the devices. */
  announce: (deviceId: string, mark: Mark) => Promise<void> = async () => undefined;

  /** One per organisation: none waits for the commit of another, and a batch is one transaction. */
  private readonly batchers = new Map<string, Batcher<Incoming>>();
  private readonly unstored = new Unstored();
  private readonly paceMs: number;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReadingListeners) private readonly listeners: ReadingListeners,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {
    // From an external broker come only as many messages at once as there are lanes: waiting would be all loss.
    this.paceMs = config.mqttUrl ? 0 : PACE_MS;
  }

  /**
   * Resolves when the message is committed, in the tables or among the dead letters, with the number of readings stored.
   * @throws DatabaseUnavailable, Overloaded: it is not stored, and should be sent again
   */
  async accept(message: DeviceMessage, door: Door): Promise<number> {
    const one = incoming(message, this.clock(), door);
    const { organisationId, deviceId } = message.device;
    try {
      await this.batcherOf(organisationId).add(one);
    } catch (error) {
      this.unstored.add(deviceId, one);
      throw error;
    }
    return one.accepted;
  }

  /** Takes no more and commits what is in hand. */
  async close(): Promise<void> {
    await Promise.all([...this.batchers.values()].map(batcher => batcher.close()));
  }

  private batcherOf(organisationId: string): Batcher<Incoming> {
    const known = this.batchers.get(organisationId);
    if (known) return known;
    let earliest = 0;
    const made = new Batcher<Incoming>({
      maxBatch: FULL_BATCH,
      lingerMs: 0,
      commit: async batch => {
        const waitMs = earliest - performance.now();
        if (waitMs > 1 && batch.length < FULL_BATCH) await sleep(waitMs);
        earliest = performance.now() + this.paceMs;
        await this.commit(organisationId, batch);
      },
      poisoned: (one, error) => this.putAside(organisationId, one, error),
    });
    this.batchers.set(organisationId, made);
    return made;
  }

  private async commit(organisationId: string, batch: readonly Incoming[]): Promise<void> {
    const surroundings = {
      listeners: this.listeners,
      unstoredOf: (deviceId: string) => this.unstored.of(deviceId),
    };
    const { marks, deadLetters } = await this.database.transaction(
      ingestScope(organisationId),
      tx => storeBatch(tx, batch, surroundings),
      { retry: true },
    );
    this.unstored.settle(batch);
    ingested({ messages: batch.length, deadLetters });
    for (const [deviceId, mark] of marks)
      this.announce(deviceId, mark).catch((error: unknown) =>
        this.log.warn({ err: error, deviceId }, 'A device was not told what is stored'),
      );
  }

  /** What makes its transaction fail whatever happens: kept as it came, so that it neither blocks nor gets lost. */
  private async putAside(organisationId: string, { message }: Incoming, error: unknown): Promise<void> {
    this.log.error({ err: error, topic: message.topic }, 'A message could not be stored');
    const { topic, payload, device } = message;
    const reason = `not storable: ${error instanceof Error ? error.message : String(error)}`;
    await this.database.transaction(ingestScope(organisationId), tx =>
      storeDeadLetters(tx, [{ deviceId: device.deviceId, topic, payload, reason }]),
    );
    ingested({ messages: 1, deadLetters: 1 });
  }
}
