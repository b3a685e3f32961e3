import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AlertsModule } from '../alerts';
import { AttachmentsModule } from '../attachments';
import { InstalledBaseModule } from '../installed-base';
import { RequestPorts, RequestsModule } from '../requests';
import { AcceptanceService } from './acceptance.service';
import { ClosingController } from './closing.controller';
import { CreationService } from './creation.service';
import { OpenVisits } from './open-visits';
import { OriginService } from './origin.service';
import { PartnersService } from './partners.service';
import { VerificationService } from './verification.service';
import { WorkOrdersController } from './work-orders.controller';
import { WorkOrdersService } from './work-orders.service';

@Module({
  imports: [AlertsModule, AttachmentsModule, InstalledBaseModule, RequestsModule],
  controllers: [WorkOrdersController, ClosingController],
  providers: [
    WorkOrdersService,
    CreationService,
    VerificationService,
    AcceptanceService,
    OriginService,
    PartnersService,
    OpenVisits,
  ],
  exports: [WorkOrdersService, AcceptanceService, PartnersService, OpenVisits],
})
export class WorkOrdersModule implements OnModuleInit {
  constructor(
    @Inject(RequestPorts) private readonly ports: RequestPorts,
    @Inject(CreationService) private readonly creation: CreationService,
    @Inject(AcceptanceService) private readonly acceptance: AcceptanceService,
  ) {}

  onModuleInit() {
    this.ports.bind({
      convert: async (tx, request) => {
        const { id, number } = await this.creation.createFromRequest(tx, request);
        return { workOrderId: id, number };
      },
      accept: (tx, workOrderId, given) => this.acceptance.accept(tx, workOrderId, given),
    });
  }
}
