import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { RuleOverridesService } from './rule-overrides.service';

@Controller()
export class RuleOverridesController {
  constructor(@Inject(RuleOverridesService) private readonly overrides: RuleOverridesService) {}

  @Serve(routes.listRuleOverrides)
  list({ tx, params }: Call<typeof routes.listRuleOverrides>) {
    return this.overrides.list(tx, params.id);
  }
  @Serve(routes.putRuleOverride, { retry: true })
  put({ tx, params, body }: Call<typeof routes.putRuleOverride>) {
    return this.overrides.put(tx, params.id, body);
  }
  @Serve(routes.deleteRuleOverride, { retry: true })
  delete({ tx, params }: Call<typeof routes.deleteRuleOverride>) {
    return this.overrides.delete(tx, params.id, params.overrideId);
  }
  @Serve(routes.listRulesOfUnit)
  ofUnit({ tx, params }: Call<typeof routes.listRulesOfUnit>) {
    return this.overrides.ofUnit(tx, params.id);
  }
}
