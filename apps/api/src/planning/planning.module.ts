import { Module } from '@nestjs/common';
import { EngineersModule } from '../engineers';
import { VisitsModule } from '../visits';
import { WorkOrdersModule } from '../work-orders';
import { AnswersService } from './answers.service';
import { ForgetPlanRuns } from './forget-plan-runs';
import { PlanMaker } from './plan-maker.service';
import { PlanRunsController } from './plan-runs.controller';
import { PlanRunsService } from './plan-runs.service';
import { PlanThreads } from './plan-threads';
import { PlanningController } from './planning.controller';
import { PlanningService } from './planning.service';
import { PublicationService } from './publication.service';
import { DayRepairsController } from './repair/day-repairs.controller';
import { DayRepairsService } from './repair/day-repairs.service';
import { InformingService } from './repair/informing.service';
import { RepairPublicationService } from './repair/repair-publication.service';
import { RoomService } from './room/room.service';
import { UndoPlanService } from './undo-plan.service';
import { VroomService } from './vroom.service';

@Module({
  imports: [EngineersModule, VisitsModule, WorkOrdersModule],
  controllers: [PlanningController, PlanRunsController, DayRepairsController],
  providers: [
    PlanningService,
    AnswersService,
    RoomService,
    PlanRunsService,
    PlanMaker,
    ForgetPlanRuns,
    PublicationService,
    UndoPlanService,
    PlanThreads,
    VroomService,
    DayRepairsService,
    InformingService,
    RepairPublicationService,
  ],
})
export class PlanningModule {}
