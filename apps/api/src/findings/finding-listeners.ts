import { Injectable } from '@nestjs/common';
import type { MetricValue } from '#telemetry';
import type { Tx } from '../platform/database';

/** What the findings of a unit say now, by the names under which rules hear of them. */
export interface ToldFindings {
  equipmentId: string;
  at: number;
  values: Record<string, MetricValue>;
}

export interface FindingListener {
  /** Runs in the transaction in which the findings were counted (the worker's scope). */
  findingsTold(tx: Tx, told: ToldFindings): Promise<void>;
}

/** Where later features bind themselves, so that findings know nobody by name. */
@Injectable()
export class FindingListeners {
  private readonly listeners: FindingListener[] = [];

  add(listener: FindingListener) {
    this.listeners.push(listener);
  }

  async findingsTold(tx: Tx, told: ToldFindings): Promise<void> {
    for (const listener of this.listeners) await listener.findingsTold(tx, told);
  }
}
