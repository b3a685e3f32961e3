import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database';
import type { WorkOrderRow } from './work-order.entity';

/** Cancels every open visit of an order that its caller holds. */
export type CancelVisits = (tx: Tx, order: WorkOrderRow, reason: string) => Promise<void>;

/** Visits know work orders, not the reverse: they bind here what a canceled order asks of them. */
@Injectable()
export class OpenVisits {
  private cancel: CancelVisits | null = null;

  bind(cancel: CancelVisits): void {
    this.cancel = cancel;
  }

  async cancelAll(tx: Tx, order: WorkOrderRow, reason: string): Promise<void> {
    if (!this.cancel) throw new Error('Nobody has bound the cancelation of visits');
    await this.cancel(tx, order, reason);
  }
}
