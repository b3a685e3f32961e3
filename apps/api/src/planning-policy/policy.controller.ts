import { Controller, Inject } from '@nestjs/common';
import { planningPolicyRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { PolicyService } from './policy.service';

@Controller()
export class PolicyController {
  constructor(@Inject(PolicyService) private readonly policies: PolicyService) {}

  @Serve(planningPolicyRoutes.planningPolicy)
  policy({ tx }: Call<typeof planningPolicyRoutes.planningPolicy>) {
    return this.policies.policy(tx);
  }

  @Serve(planningPolicyRoutes.setPlanningPolicy)
  set({ tx, body }: Call<typeof planningPolicyRoutes.setPlanningPolicy>) {
    return this.policies.set(tx, body);
  }
}
