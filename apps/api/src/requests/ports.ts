import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database';
import type { ServiceRequestRow } from './service-request.entity';

export interface GivenAcceptance {
  kind: 'link';
  name: string;
  rating: number;
  comment: string | null;
}

/** What requests ask of work orders, which come after them and are not known here. */
export interface WorkOrdersOfRequests {
  /** Makes the work order of a request, in the transaction that converts it. */
  convert(tx: Tx, request: ServiceRequestRow): Promise<{ workOrderId: string; number: string }>;
  /** Writes the customer's yes on a completed work order, in the visitor's scope. */
  accept(tx: Tx, workOrderId: string, acceptance: GivenAcceptance): Promise<unknown>;
}

/** Work orders know requests, not the reverse: they bind here, when they start, what a request needs of them. */
@Injectable()
export class RequestPorts {
  private bound: WorkOrdersOfRequests | null = null;

  bind(workOrders: WorkOrdersOfRequests): void {
    this.bound = workOrders;
  }

  get workOrders(): WorkOrdersOfRequests {
    if (!this.bound) throw new Error('Nobody has bound the work orders of requests');
    return this.bound;
  }
}
