import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { ModelsService } from './models.service';

@Controller()
export class ModelsController {
  constructor(@Inject(ModelsService) private readonly models: ModelsService) {}

  @Serve(routes.listModels)
  list({ tx, query }: Call<typeof routes.listModels>) {
    return this.models.list(tx, query);
  }
  @Serve(routes.getModel)
  get({ tx, params }: Call<typeof routes.getModel>) {
    return this.models.get(tx, params.id);
  }
  @Serve(routes.createModel)
  create({ tx, body }: Call<typeof routes.createModel>) {
    return this.models.create(tx, body);
  }
  @Serve(routes.changeModel)
  change({ tx, params, body }: Call<typeof routes.changeModel>) {
    return this.models.change(tx, params.id, body);
  }
}
