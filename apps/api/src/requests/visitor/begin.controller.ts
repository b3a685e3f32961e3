import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { factsOf, refuseForeignSite, setSessionCookie } from '../../organisations';
import { Serve } from '../../platform/http';
import type { BareCall } from '../../platform/http';
import { BeginService } from './begin.service';

@Controller()
export class BeginController {
  constructor(@Inject(BeginService) private readonly begin: BeginService) {}

  @Serve(routes.beginAtLabel, { transaction: false })
  async atLabel({ body, request, response }: BareCall<typeof routes.beginAtLabel>) {
    refuseForeignSite(request);
    const begun = await this.begin.atLabel(body.publicToken, factsOf(request));
    setSessionCookie(response, 'visitor', begun.token);
    return begun;
  }

  @Serve(routes.beginWithLink, { transaction: false })
  async withLink({ body, request, response }: BareCall<typeof routes.beginWithLink>) {
    refuseForeignSite(request);
    const begun = await this.begin.withLink(body.trackingToken, factsOf(request));
    setSessionCookie(response, 'visitor', begun.token);
    return begun;
  }
}
