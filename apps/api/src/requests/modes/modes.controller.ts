import { Controller, Inject } from '@nestjs/common';
import { modeRoutes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { ModesService } from './modes.service';

@Controller()
export class ModesController {
  constructor(@Inject(ModesService) private readonly modes: ModesService) {}

  @Serve(modeRoutes.assistantModes)
  list({ tx }: Call<typeof modeRoutes.assistantModes>) {
    return this.modes.modes(tx);
  }

  @Serve(modeRoutes.setAssistantMode)
  set({ tx, body }: Call<typeof modeRoutes.setAssistantMode>) {
    return this.modes.set(tx, body);
  }
}
