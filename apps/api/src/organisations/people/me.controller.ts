import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { MeService } from './me.service';

@Controller()
export class MeController {
  constructor(@Inject(MeService) private readonly me: MeService) {}

  @Serve(routes.me)
  read({ tx }: Call<typeof routes.me>) {
    return this.me.read(tx);
  }

  @Serve(routes.changeMe)
  change({ tx, body }: Call<typeof routes.changeMe>) {
    return this.me.change(tx, body);
  }
}
