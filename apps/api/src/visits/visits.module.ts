import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AttachmentsModule } from '../attachments';
import { KnowledgeModule } from '../knowledge';
import { OpenVisits, WorkOrdersModule } from '../work-orders';
import { AssignService } from './assign.service';
import { EvidenceService } from './evidence.service';
import { MoveService } from './move.service';
import { PerformService } from './perform.service';
import { PerformingController } from './performing.controller';
import { RearrangeService } from './rearrange.service';
import { UploadsService } from './uploads.service';
import { VisitsController } from './visits.controller';
import { VisitsService } from './visits.service';

@Module({
  imports: [AttachmentsModule, KnowledgeModule, WorkOrdersModule],
  controllers: [VisitsController, PerformingController],
  providers: [
    VisitsService,
    AssignService,
    MoveService,
    RearrangeService,
    PerformService,
    EvidenceService,
    UploadsService,
  ],
  exports: [AssignService, RearrangeService],
})
export class VisitsModule implements OnModuleInit {
  constructor(
    @Inject(OpenVisits) private readonly openVisits: OpenVisits,
    @Inject(MoveService) private readonly moving: MoveService,
  ) {}

  onModuleInit() {
    this.openVisits.bind((tx, order, reason) => this.moving.cancelAll(tx, order, reason));
  }
}
