import { Inject, Injectable } from '@nestjs/common';
import { asAutomation } from '../platform/database';
import type { Tx } from '../platform/database';
import { keepAcceptance } from './acceptance.store';
import { announce } from './announce';
import { VerificationService } from './verification.service';
import type { WorkOrderRow } from './work-order.entity';
import { lockFor, workOrderById } from './work-orders.store';

/** What the customer says: through the portal's account or, without one, through the tracking link. */
export interface CustomersYes {
  kind: 'portal' | 'link';
  name: string;
  rating: number;
  comment: string | null;
}

@Injectable()
export class AcceptanceService {
  constructor(@Inject(VerificationService) private readonly verification: VerificationService) {}

  /**
   * The customer accepts and rates; if that was the last open gate, the rules verify and close the order at once.
   * Called with the customer's or the visitor's scope: row security says whose order it may be.
   */
  async accept(tx: Tx, workOrderId: string, { kind, ...said }: CustomersYes): Promise<WorkOrderRow> {
    await workOrderById(tx, workOrderId);
    const order = await asAutomation(tx, async own => {
      const held = await lockFor(own, workOrderId, 'accept');
      await keepAcceptance(own, held, { ...said, kind, at: own.now });
      return held;
    });
    await announce(tx, order, 'accept', { kind, rating: said.rating });
    return asAutomation(tx, own => this.verification.closeByRules(own, workOrderId));
  }
}
