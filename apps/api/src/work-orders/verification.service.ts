import { Inject, Injectable } from '@nestjs/common';
import type { WorkOrder } from '#contracts';
import { lock } from '../platform/database';
import type { Tx } from '../platform/database';
import { announce } from './announce';
import { OriginService } from './origin.service';
import { refreshStatus } from './status';
import { workOrderAnswer } from './work-order.answer';
import { WorkOrderRow } from './work-order.entity';
import { gatesOf, partsOf } from './work-order.parts';
import { refuseVerification } from './work-order.rules';
import { lockFor } from './work-orders.store';

@Injectable()
export class VerificationService {
  constructor(@Inject(OriginService) private readonly origin: OriginService) {}

  async verify(tx: Tx, id: string, version: number): Promise<WorkOrder> {
    const order = await lockFor(tx, id, 'verify', version);
    const refusal = refuseVerification(gatesOf(await partsOf(tx, order)));
    if (refusal) throw refusal;
    return answer(tx, await this.markVerified(tx, id));
  }

  async close(tx: Tx, id: string, version: number): Promise<WorkOrder> {
    await lockFor(tx, id, 'close', version);
    return answer(tx, await this.markClosed(tx, id));
  }

  /** What a completed order without an open gate needs nobody for. Leaves any other as it is. */
  async closeByRules(tx: Tx, id: string): Promise<WorkOrderRow> {
    const order = await lock(tx, WorkOrderRow, id);
    if (order.status === 'completed') {
      if (gatesOf(await partsOf(tx, order)).length > 0) return order;
      await this.markVerified(tx, id);
      return this.markClosed(tx, id);
    }
    return order.status === 'verified' ? this.markClosed(tx, id) : order;
  }

  private async markVerified(tx: Tx, id: string): Promise<WorkOrderRow> {
    const verified = await refreshStatus(tx, id, { verifiedAt: tx.now });
    await announce(tx, verified, 'verify');
    return verified;
  }

  private async markClosed(tx: Tx, id: string): Promise<WorkOrderRow> {
    const closed = await refreshStatus(tx, id, { closedAt: tx.now });
    await announce(tx, closed, 'close');
    await this.origin.close(tx, closed);
    return closed;
  }
}

async function answer(tx: Tx, order: WorkOrderRow): Promise<WorkOrder> {
  return workOrderAnswer(order, await partsOf(tx, order));
}
