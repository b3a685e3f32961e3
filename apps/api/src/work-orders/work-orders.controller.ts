import { Controller, Inject } from '@nestjs/common';
import { workOrderRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { CreationService } from './creation.service';
import { WorkOrdersService } from './work-orders.service';

@Controller()
export class WorkOrdersController {
  constructor(
    @Inject(WorkOrdersService) private readonly orders: WorkOrdersService,
    @Inject(CreationService) private readonly creation: CreationService,
  ) {}

  @Serve(workOrderRoutes.listWorkOrders)
  list({ tx, query }: Call<typeof workOrderRoutes.listWorkOrders>) {
    return this.orders.list(tx, query);
  }

  @Serve(workOrderRoutes.getWorkOrder)
  get({ tx, params }: Call<typeof workOrderRoutes.getWorkOrder>) {
    return this.orders.get(tx, params.id);
  }

  @Serve(workOrderRoutes.createWorkOrder)
  async create({ tx, body }: Call<typeof workOrderRoutes.createWorkOrder>) {
    return this.orders.answer(tx, await this.creation.create(tx, body));
  }

  @Serve(workOrderRoutes.changeWorkOrder)
  change({ tx, params, body }: Call<typeof workOrderRoutes.changeWorkOrder>) {
    return this.orders.change(tx, params.id, body);
  }

  @Serve(workOrderRoutes.holdWorkOrder)
  hold({ tx, params, body }: Call<typeof workOrderRoutes.holdWorkOrder>) {
    return this.orders.hold(tx, params.id, body);
  }

  @Serve(workOrderRoutes.releaseWorkOrder)
  release({ tx, params, body }: Call<typeof workOrderRoutes.releaseWorkOrder>) {
    return this.orders.release(tx, params.id, body);
  }

  @Serve(workOrderRoutes.cancelWorkOrder)
  cancel({ tx, params, body }: Call<typeof workOrderRoutes.cancelWorkOrder>) {
    return this.orders.cancel(tx, params.id, body);
  }
}
