import { Controller, Inject } from '@nestjs/common';
import { engineerRoutes, visitRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { AssignService } from './assign.service';
import { MoveService } from './move.service';
import { VisitsService } from './visits.service';

/** Looking at visits and planning them. */
@Controller()
export class VisitsController {
  constructor(
    @Inject(VisitsService) private readonly visits: VisitsService,
    @Inject(AssignService) private readonly assigning: AssignService,
    @Inject(MoveService) private readonly moving: MoveService,
  ) {}

  @Serve(visitRoutes.listVisits)
  list({ tx, query }: Call<typeof visitRoutes.listVisits>) {
    return this.visits.list(tx, query);
  }

  @Serve(visitRoutes.getVisit)
  get({ tx, params }: Call<typeof visitRoutes.getVisit>) {
    return this.visits.get(tx, params.id);
  }

  @Serve(visitRoutes.visitBrief)
  brief({ tx, params }: Call<typeof visitRoutes.visitBrief>) {
    return this.visits.brief(tx, params.id);
  }

  @Serve(engineerRoutes.board)
  board({ tx, query }: Call<typeof engineerRoutes.board>) {
    return this.visits.board(tx, query);
  }

  @Serve(visitRoutes.assign, { retry: true })
  assign({ tx, body }: Call<typeof visitRoutes.assign>) {
    return this.assigning.assign(tx, body);
  }

  @Serve(visitRoutes.moveVisit, { retry: true })
  move({ tx, params, body }: Call<typeof visitRoutes.moveVisit>) {
    return this.moving.move(tx, params.id, body);
  }

  @Serve(visitRoutes.dispatchVisit)
  dispatch({ tx, params, body }: Call<typeof visitRoutes.dispatchVisit>) {
    return this.moving.dispatch(tx, params.id, body);
  }

  @Serve(visitRoutes.cancelVisit)
  cancel({ tx, params, body }: Call<typeof visitRoutes.cancelVisit>) {
    return this.moving.cancel(tx, params.id, body);
  }
}
