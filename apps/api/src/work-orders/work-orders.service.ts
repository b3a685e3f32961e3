import { Inject, Injectable } from '@nestjs/common';
import type {
  BodyOf,
  Page,
  QueryOf,
  WorkOrder,
  WorkOrderChange,
  WorkOrderLine,
  workOrderRoutes,
} from '#contracts';
import type { Change, Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { announce, noteWorkOrder } from './announce';
import { OpenVisits } from './open-visits';
import { OriginService } from './origin.service';
import { PartnersService } from './partners.service';
import { refreshStatus } from './status';
import { workOrderAnswer, workOrderForCustomer, workOrderLine } from './work-order.answer';
import type { WorkOrderRow } from './work-order.entity';
import { nextVisitsOf, partsOf, visitsOf } from './work-order.parts';
import { dueAfterChange, refuseCancelUnderWork } from './work-order.rules';
import { listWorkOrders, lockFor, workOrderById } from './work-orders.store';

type Routes = typeof workOrderRoutes;

@Injectable()
export class WorkOrdersService {
  constructor(
    @Inject(OpenVisits) private readonly openVisits: OpenVisits,
    @Inject(PartnersService) private readonly partners: PartnersService,
    @Inject(OriginService) private readonly origin: OriginService,
  ) {}

  async list(tx: Tx, query: QueryOf<Routes['listWorkOrders']>): Promise<Page<WorkOrderLine>> {
    const { items, next } = await listWorkOrders(tx, query);
    const visits = await nextVisitsOf(
      tx,
      items.map(row => row.id),
    );
    return { items: items.map(row => workOrderLine(row, visits.get(row.id))), nextCursor: next };
  }

  async get(tx: Tx, id: string): Promise<WorkOrder> {
    return this.answer(tx, await workOrderById(tx, id));
  }

  async answer(tx: Tx, order: WorkOrderRow): Promise<WorkOrder> {
    const answer = workOrderAnswer(order, await partsOf(tx, order));
    return tx.scope.family === 'customer' ? workOrderForCustomer(answer) : answer;
  }

  async change(tx: Tx, id: string, { version, ...given }: WorkOrderChange): Promise<WorkOrder> {
    const order = await lockFor(tx, id, 'change', version);
    const { promisedWindow, partnerId, dueAt: _, ...plain } = given;
    const change: Omit<Change<WorkOrderRow>, 'status'> = { ...plain, dueAt: dueAfterChange(order, given) };
    if (promisedWindow !== undefined) {
      change.promisedStart = promisedWindow ? new Date(promisedWindow.start) : null;
      change.promisedEnd = promisedWindow ? new Date(promisedWindow.end) : null;
    }
    if (partnerId !== undefined && partnerId !== order.partnerId)
      Object.assign(change, await this.partners.give(tx, order, partnerId));
    const changed = await refreshStatus(tx, id, change);
    await announce(tx, changed, 'change', given);
    // The partner that lost the order learns it as well.
    if (order.partnerId && order.partnerId !== changed.partnerId) await noteWorkOrder(tx, order);
    return this.answer(tx, changed);
  }

  async hold(tx: Tx, id: string, { version, reason, note }: BodyOf<Routes['holdWorkOrder']>) {
    await lockFor(tx, id, 'hold', version);
    const held = await refreshStatus(tx, id, { holdReason: reason, holdNote: note || null });
    await announce(tx, held, 'hold', { reason, note });
    return this.answer(tx, held);
  }

  async release(tx: Tx, id: string, { version }: BodyOf<Routes['releaseWorkOrder']>) {
    const order = await lockFor(tx, id, 'release', version);
    if (order.holdReason === null)
      throw new Refused('illegal-transition', { status: order.status, event: 'release' });
    const released = await refreshStatus(tx, id, { holdReason: null, holdNote: null });
    await announce(tx, released, 'release', { reason: order.holdReason });
    return this.answer(tx, released);
  }

  async cancel(tx: Tx, id: string, { version, reason }: BodyOf<Routes['cancelWorkOrder']>) {
    const order = await lockFor(tx, id, 'cancel', version);
    const refusal = refuseCancelUnderWork(await visitsOf(tx, id));
    if (refusal) throw refusal;
    await this.openVisits.cancelAll(tx, order, reason);
    const canceled = await refreshStatus(tx, id, { canceledAt: tx.now, cancelReason: reason });
    await announce(tx, canceled, 'cancel', { reason });
    await this.origin.close(tx, canceled);
    return this.answer(tx, canceled);
  }
}
