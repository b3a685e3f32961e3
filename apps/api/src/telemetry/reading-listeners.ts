import { Injectable } from '@nestjs/common';
import type { ReadingValue } from '#contracts';
import type { Tx } from '../platform/database';

/** The readings of one unit that a batch has stored and nobody had seen before, in order of arrival. */
export interface StoredReadings {
  equipmentId: string;
  modelId: string;
  customerId: string;
  partnerId: string | null;
  /** Times in ms since the epoch: by the device's clock, and of arrival. */
  readings: {
    at: number;
    receivedAt: number;
    values: Record<string, ReadingValue>;
    /** Metrics that spoke, in another unit of measurement: no value, and no silence. */
    heard: string[];
  }[];
}

export interface ReadingListener {
  /** Runs in the transaction that stores the readings, in the worker's scope, while every unit of the batch is held. */
  readingsStored(tx: Tx, batch: readonly StoredReadings[]): Promise<void>;
}

/** Where later features bind themselves, once, when their module starts. */
@Injectable()
export class ReadingListeners {
  private readonly listeners: ReadingListener[] = [];

  add(listener: ReadingListener) {
    this.listeners.push(listener);
  }

  async readingsStored(tx: Tx, batch: readonly StoredReadings[]): Promise<void> {
    for (const listener of this.listeners) await listener.readingsStored(tx, batch);
  }
}
