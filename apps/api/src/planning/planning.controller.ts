import { Controller, Inject } from '@nestjs/common';
import { planningRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { AnswersService } from './answers.service';
import { PlanningService } from './planning.service';
import { RoomService } from './room/room.service';

@Controller()
export class PlanningController {
  constructor(
    @Inject(PlanningService) private readonly planning: PlanningService,
    @Inject(AnswersService) private readonly answers: AnswersService,
    @Inject(RoomService) private readonly rooms: RoomService,
  ) {}

  @Serve(planningRoutes.candidates)
  candidates({ tx, params, query }: Call<typeof planningRoutes.candidates>) {
    return this.planning.candidates(tx, params.id, query.day);
  }

  @Serve(planningRoutes.room)
  room({ tx, params, query }: Call<typeof planningRoutes.room>) {
    return this.rooms.room(tx, params.id, query);
  }

  @Serve(planningRoutes.makeRoom)
  makeRoom({ tx, params, body }: Call<typeof planningRoutes.makeRoom>) {
    return this.rooms.makeRoom(tx, params.id, body);
  }

  @Serve(planningRoutes.checkAssignment)
  check({ tx, params, body }: Call<typeof planningRoutes.checkAssignment>) {
    return this.planning.check(tx, params.id, body);
  }

  @Serve(planningRoutes.slots)
  slots({ tx, params, query }: Call<typeof planningRoutes.slots>) {
    return this.answers.slots(tx, params.id, query);
  }

  @Serve(planningRoutes.explain)
  explain({ tx, params, query }: Call<typeof planningRoutes.explain>) {
    return this.answers.explain(tx, params.id, query);
  }
}
