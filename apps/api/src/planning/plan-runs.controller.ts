import { Controller, Inject } from '@nestjs/common';
import { planRunRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { BareCall } from '../platform/http';
import { VroomService } from './vroom.service';

@Controller()
export class PlanRunsController {
  constructor(@Inject(VroomService) private readonly vroom: VroomService) {}

  /** No transaction is open while it thinks: it reads and stores nothing. */
  @Serve(planRunRoutes.solveVroom, { transaction: false })
  solveVroom({ file, query, response }: BareCall<typeof planRunRoutes.solveVroom>) {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return this.vroom.solve(file, query, gone.signal);
  }
}
