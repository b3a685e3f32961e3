import { Module } from '@nestjs/common';
import { PlanRunsController } from './plan-runs.controller';
import { PlanThreads } from './plan-threads';
import { PlanningController } from './planning.controller';
import { PlanningService } from './planning.service';
import { VroomService } from './vroom.service';

@Module({
  controllers: [PlanningController, PlanRunsController],
  providers: [PlanningService, PlanThreads, VroomService],
})
export class PlanningModule {}
