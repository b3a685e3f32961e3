import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../../platform/http';
import type { BareCall } from '../../platform/http';
import { Refused } from '../../platform/refused';
import { factsOf } from '../sessions/request-facts';
import { PasswordChangesService } from './password-changes.service';

/** Outside of the shared transaction: a hash takes long, and a request with a password must leave no hash of itself. */
@Controller()
export class PasswordsController {
  constructor(@Inject(PasswordChangesService) private readonly changes: PasswordChangesService) {}

  @Serve(routes.changeMyPassword, { transaction: false })
  change({ body, who, request }: BareCall<typeof routes.changeMyPassword>) {
    if (!who) throw new Refused('not-signed-in');
    return this.changes.change(who, body, factsOf(request, who.by));
  }

  @Serve(routes.requestPasswordReset, { transaction: false })
  ask({ body, request }: BareCall<typeof routes.requestPasswordReset>) {
    return this.changes.ask(body.email, factsOf(request));
  }

  @Serve(routes.resetPassword, { transaction: false })
  reset({ body, request }: BareCall<typeof routes.resetPassword>) {
    return this.changes.reset(body.token, body.password, factsOf(request));
  }
}
