import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { OrganisationsService } from './organisations.service';

@Controller()
export class OrganisationsController {
  constructor(@Inject(OrganisationsService) private readonly organisations: OrganisationsService) {}

  @Serve(routes.listOrganisations)
  list({ tx, query }: Call<typeof routes.listOrganisations>) {
    return this.organisations.list(tx, query);
  }

  @Serve(routes.listCustomers)
  customers({ tx, query }: Call<typeof routes.listCustomers>) {
    return this.organisations.list(tx, { ...query, kind: 'customer' });
  }

  @Serve(routes.createOrganisation)
  create({ tx, body }: Call<typeof routes.createOrganisation>) {
    return this.organisations.create(tx, body);
  }

  @Serve(routes.changeOrganisation)
  change({ tx, params, body }: Call<typeof routes.changeOrganisation>) {
    return this.organisations.change(tx, params.id, body);
  }
}
