import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { PeopleService } from './people.service';

@Controller()
export class PeopleController {
  constructor(@Inject(PeopleService) private readonly people: PeopleService) {}

  @Serve(routes.listPeople)
  list({ tx, query }: Call<typeof routes.listPeople>) {
    return this.people.list(tx, query);
  }

  @Serve(routes.changePerson)
  change({ tx, params, body }: Call<typeof routes.changePerson>) {
    return this.people.change(tx, params.id, body);
  }
}
