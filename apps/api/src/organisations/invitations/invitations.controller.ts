import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../../platform/http';
import type { BareCall, Call } from '../../platform/http';
import { setSessionCookie } from '../sessions/cookies';
import { factsOf, refuseForeignSite } from '../sessions/request-facts';
import { AcceptanceService } from './acceptance.service';
import { InvitationsService } from './invitations.service';

@Controller()
export class InvitationsController {
  constructor(
    @Inject(InvitationsService) private readonly invitations: InvitationsService,
    @Inject(AcceptanceService) private readonly acceptance: AcceptanceService,
  ) {}

  @Serve(routes.listInvitations)
  list({ tx, query }: Call<typeof routes.listInvitations>) {
    return this.invitations.list(tx, query);
  }

  @Serve(routes.invite)
  invite({ tx, body }: Call<typeof routes.invite>) {
    return this.invitations.invite(tx, body);
  }

  @Serve(routes.withdrawInvitation)
  withdraw({ tx, params }: Call<typeof routes.withdrawInvitation>) {
    return this.invitations.withdraw(tx, params.id);
  }

  @Serve(routes.previewInvitation, { transaction: false })
  preview({ body, request }: BareCall<typeof routes.previewInvitation>) {
    return this.acceptance.preview(body.token, factsOf(request));
  }

  @Serve(routes.acceptInvitation, { transaction: false })
  async accept({ body, request, response }: BareCall<typeof routes.acceptInvitation>) {
    refuseForeignSite(request);
    const started = await this.acceptance.accept(body, factsOf(request));
    setSessionCookie(response, 'person', started.token);
    return started;
  }
}
