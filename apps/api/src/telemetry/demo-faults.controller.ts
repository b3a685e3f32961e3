import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { BareCall } from '../platform/http';
import { Refused } from '../platform/refused';
import { DemoFaultsService } from './demo-faults.service';

@Controller()
export class DemoFaultsController {
  constructor(@Inject(DemoFaultsService) private readonly faults: DemoFaultsService) {}

  @Serve(routes.listFaultKinds)
  kinds() {
    return this.faults.kinds();
  }

  /** Waits for the machine's answer, and so in no transaction. */
  @Serve(routes.triggerFault, { transaction: false })
  trigger({ who, body }: BareCall<typeof routes.triggerFault>) {
    if (!who) throw new Refused('not-signed-in');
    return this.faults.trigger(who.scope, body);
  }
}
