import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { SitesService } from './sites.service';

@Controller()
export class SitesController {
  constructor(@Inject(SitesService) private readonly sites: SitesService) {}

  @Serve(routes.listSites)
  list({ tx, query }: Call<typeof routes.listSites>) {
    return this.sites.list(tx, query);
  }
  @Serve(routes.getSite)
  get({ tx, params }: Call<typeof routes.getSite>) {
    return this.sites.get(tx, params.id);
  }
  @Serve(routes.createSite)
  create({ tx, body }: Call<typeof routes.createSite>) {
    return this.sites.create(tx, body);
  }
  @Serve(routes.changeSite)
  change({ tx, params, body }: Call<typeof routes.changeSite>) {
    return this.sites.change(tx, params.id, body);
  }
}
