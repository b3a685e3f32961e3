import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { AlertRulesService } from './alert-rules.service';

@Controller()
export class AlertRulesController {
  constructor(@Inject(AlertRulesService) private readonly rules: AlertRulesService) {}

  @Serve(routes.listAlertRules)
  list({ tx, query }: Call<typeof routes.listAlertRules>) {
    return this.rules.list(tx, query);
  }
  @Serve(routes.createAlertRule)
  create({ tx, body }: Call<typeof routes.createAlertRule>) {
    return this.rules.create(tx, body);
  }
  @Serve(routes.changeAlertRule, { retry: true })
  change({ tx, params, body }: Call<typeof routes.changeAlertRule>) {
    return this.rules.change(tx, params.id, body);
  }
}
