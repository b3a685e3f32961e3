import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { BareCall } from '../platform/http';
import { Refused } from '../platform/refused';
import { BacktestsService } from './backtests.service';

@Controller()
export class BacktestsController {
  constructor(@Inject(BacktestsService) private readonly backtests: BacktestsService) {}

  /** No transaction is open while it thinks: it stores nothing. */
  @Serve(routes.backtestAlertRule, { transaction: false })
  backtest({ who, body, response }: BareCall<typeof routes.backtestAlertRule>) {
    if (!who) throw new Refused('not-signed-in');
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return this.backtests.run(who.scope, body, gone.signal);
  }
}
