import { Controller, Inject } from '@nestjs/common';
import { engineerPreferenceRoutes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { PreferencesService } from './preferences.service';

@Controller()
export class PreferencesController {
  constructor(@Inject(PreferencesService) private readonly preferences: PreferencesService) {}

  @Serve(engineerPreferenceRoutes.listEngineerPreferences)
  list({ tx, params }: Call<typeof engineerPreferenceRoutes.listEngineerPreferences>) {
    return this.preferences.list(tx, params.id);
  }

  @Serve(engineerPreferenceRoutes.addEngineerPreference)
  add({ tx, params, body }: Call<typeof engineerPreferenceRoutes.addEngineerPreference>) {
    return this.preferences.add(tx, params.id, body);
  }

  @Serve(engineerPreferenceRoutes.removeEngineerPreference, { retry: true })
  remove({ tx, params }: Call<typeof engineerPreferenceRoutes.removeEngineerPreference>) {
    return this.preferences.remove(tx, params.id, params.preferenceId);
  }
}
