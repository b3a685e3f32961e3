import { Controller, Inject } from '@nestjs/common';
import { overviewRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { OverviewService } from './overview.service';

@Controller()
export class OverviewController {
  constructor(@Inject(OverviewService) private readonly overviews: OverviewService) {}

  @Serve(overviewRoutes.overview)
  overview({ tx }: Call<typeof overviewRoutes.overview>) {
    return this.overviews.overview(tx);
  }
}
