import { Controller, Inject } from '@nestjs/common';
import { planRunRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { BareCall, Call } from '../platform/http';
import { PlanRunsService } from './plan-runs.service';
import { PublicationService } from './publication.service';
import { UndoPlanService } from './undo-plan.service';
import { VroomService } from './vroom.service';

@Controller()
export class PlanRunsController {
  constructor(
    @Inject(PlanRunsService) private readonly runs: PlanRunsService,
    @Inject(PublicationService) private readonly publication: PublicationService,
    @Inject(UndoPlanService) private readonly undoing: UndoPlanService,
    @Inject(VroomService) private readonly vroom: VroomService,
  ) {}

  @Serve(planRunRoutes.listPlanRuns)
  list({ tx, query }: Call<typeof planRunRoutes.listPlanRuns>) {
    return this.runs.list(tx, query);
  }

  @Serve(planRunRoutes.createPlanRun)
  create({ tx, body }: Call<typeof planRunRoutes.createPlanRun>) {
    return this.runs.create(tx, body);
  }

  @Serve(planRunRoutes.getPlanRun)
  get({ tx, params }: Call<typeof planRunRoutes.getPlanRun>) {
    return this.runs.get(tx, params.id);
  }

  @Serve(planRunRoutes.publishPlanRun, { retry: true })
  publish({ tx, params, body }: Call<typeof planRunRoutes.publishPlanRun>) {
    return this.publication.publish(tx, params.id, body);
  }

  @Serve(planRunRoutes.undoPlanRun, { retry: true })
  undo({ tx, params, body }: Call<typeof planRunRoutes.undoPlanRun>) {
    return this.undoing.undo(tx, params.id, body);
  }

  @Serve(planRunRoutes.discardPlanRun)
  discard({ tx, params, body }: Call<typeof planRunRoutes.discardPlanRun>) {
    return this.runs.discard(tx, params.id, body);
  }

  /** No transaction is open while it thinks: it reads and stores nothing. */
  @Serve(planRunRoutes.solveVroom, { transaction: false })
  solveVroom({ file, query, response }: BareCall<typeof planRunRoutes.solveVroom>) {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return this.vroom.solve(file, query, gone.signal);
  }
}
