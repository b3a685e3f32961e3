import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { FindingsService } from './findings.service';
import { LifeService } from './life/life.service';
import { SistersService } from './sisters/sisters.service';

@Controller()
export class FindingsController {
  constructor(
    @Inject(FindingsService) private readonly findings: FindingsService,
    @Inject(LifeService) private readonly life: LifeService,
    @Inject(SistersService) private readonly sisters: SistersService,
  ) {}

  @Serve(routes.listFindings)
  list({ tx, query }: Call<typeof routes.listFindings>) {
    return this.findings.list(tx, query);
  }
  @Serve(routes.judgeFinding, { retry: true })
  judge({ tx, params, body }: Call<typeof routes.judgeFinding>) {
    return this.findings.judge(tx, params.id, body);
  }
  @Serve(routes.watchTuning)
  tuning({ tx, params }: Call<typeof routes.watchTuning>) {
    return this.findings.tuning(tx, params.id);
  }
  @Serve(routes.sisterLevels)
  sisterLevels({ tx, params, query }: Call<typeof routes.sisterLevels>) {
    return this.sisters.levels(tx, params, query);
  }
  @Serve(routes.remainingLife)
  remainingLife({ tx, params }: Call<typeof routes.remainingLife>) {
    return this.life.remaining(tx, params.id);
  }
}
