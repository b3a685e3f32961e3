import { Controller, Inject } from '@nestjs/common';
import { workOrderRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { AcceptanceService } from './acceptance.service';
import { auditOfWorkOrder, auditTrail } from './audit.store';
import { VerificationService } from './verification.service';
import { WorkOrdersService } from './work-orders.service';
import { workOrderById } from './work-orders.store';

/** The end of the chain: the customer's yes, verification, closing, and who did what. */
@Controller()
export class ClosingController {
  constructor(
    @Inject(AcceptanceService) private readonly acceptance: AcceptanceService,
    @Inject(VerificationService) private readonly verification: VerificationService,
    @Inject(WorkOrdersService) private readonly orders: WorkOrdersService,
  ) {}

  @Serve(workOrderRoutes.acceptWork, { retry: true })
  async accept({ tx, params, body }: Call<typeof workOrderRoutes.acceptWork>) {
    const order = await this.acceptance.accept(tx, params.id, { kind: 'portal', ...body });
    return this.orders.answer(tx, order);
  }

  @Serve(workOrderRoutes.verifyWorkOrder, { retry: true })
  verify({ tx, params, body }: Call<typeof workOrderRoutes.verifyWorkOrder>) {
    return this.verification.verify(tx, params.id, body.version);
  }

  @Serve(workOrderRoutes.closeWorkOrder, { retry: true })
  close({ tx, params, body }: Call<typeof workOrderRoutes.closeWorkOrder>) {
    return this.verification.close(tx, params.id, body.version);
  }

  @Serve(workOrderRoutes.workOrderAudit)
  async audit({ tx, params, query }: Call<typeof workOrderRoutes.workOrderAudit>) {
    return auditOfWorkOrder(tx, await workOrderById(tx, params.id), query);
  }

  @Serve(workOrderRoutes.listAudit)
  auditTrail({ tx, query }: Call<typeof workOrderRoutes.listAudit>) {
    return auditTrail(tx, query);
  }
}
