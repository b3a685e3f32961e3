import { Controller, Inject } from '@nestjs/common';
import { spendingRoutes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { modelCalls } from './model-calls.store';
import { spendingOfRequest } from './request-spending.store';
import { SpendingService } from './spending.service';

@Controller()
export class SpendingController {
  constructor(@Inject(SpendingService) private readonly spending: SpendingService) {}

  @Serve(spendingRoutes.assistantSpending)
  show({ tx, query }: Call<typeof spendingRoutes.assistantSpending>) {
    return this.spending.spending(tx, query.month);
  }

  @Serve(spendingRoutes.requestSpending)
  ofRequest({ tx, params }: Call<typeof spendingRoutes.requestSpending>) {
    return spendingOfRequest(tx, params.id);
  }

  @Serve(spendingRoutes.listModelCalls)
  calls({ tx, query }: Call<typeof spendingRoutes.listModelCalls>) {
    return modelCalls(tx, query);
  }

  @Serve(spendingRoutes.setAssistantBudget)
  setBudget({ tx, body }: Call<typeof spendingRoutes.setAssistantBudget>) {
    return this.spending.setBudget(tx, body);
  }
}
