import { Module } from '@nestjs/common';
import { VisitsModule } from '../visits';
import { AnswersService } from './answers.service';
import { PlanMaker } from './plan-maker.service';
import { PlanRunsController } from './plan-runs.controller';
import { PlanRunsService } from './plan-runs.service';
import { PlanThreads } from './plan-threads';
import { PlanningController } from './planning.controller';
import { PlanningService } from './planning.service';
import { PublicationService } from './publication.service';
import { VroomService } from './vroom.service';

@Module({
  imports: [VisitsModule],
  controllers: [PlanningController, PlanRunsController],
  providers: [
    PlanningService,
    AnswersService,
    PlanRunsService,
    PlanMaker,
    PublicationService,
    PlanThreads,
    VroomService,
  ],
})
export class PlanningModule {}
