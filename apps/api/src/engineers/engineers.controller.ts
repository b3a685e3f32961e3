import { Controller, Inject } from '@nestjs/common';
import { engineerRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { EngineersService } from './engineers.service';
import { PositionsService } from './positions.service';

@Controller()
export class EngineersController {
  constructor(
    @Inject(EngineersService) private readonly engineers: EngineersService,
    @Inject(PositionsService) private readonly positions: PositionsService,
  ) {}

  @Serve(engineerRoutes.listEngineers)
  list({ tx, query }: Call<typeof engineerRoutes.listEngineers>) {
    return this.engineers.list(tx, query);
  }

  @Serve(engineerRoutes.getEngineer)
  get({ tx, params }: Call<typeof engineerRoutes.getEngineer>) {
    return this.engineers.get(tx, params.id);
  }

  @Serve(engineerRoutes.createEngineer)
  create({ tx, body }: Call<typeof engineerRoutes.createEngineer>) {
    return this.engineers.create(tx, body);
  }

  @Serve(engineerRoutes.changeEngineer)
  change({ tx, params, body }: Call<typeof engineerRoutes.changeEngineer>) {
    return this.engineers.change(tx, params.id, body);
  }

  @Serve(engineerRoutes.addAbsence)
  addAbsence({ tx, params, body }: Call<typeof engineerRoutes.addAbsence>) {
    return this.engineers.addAbsence(tx, params.id, body);
  }

  @Serve(engineerRoutes.removeAbsence)
  removeAbsence({ tx, params }: Call<typeof engineerRoutes.removeAbsence>) {
    return this.engineers.removeAbsence(tx, params.id, params.absenceId);
  }

  @Serve(engineerRoutes.sendPosition)
  sendPosition({ tx, body }: Call<typeof engineerRoutes.sendPosition>) {
    return this.positions.send(tx, body);
  }
}
