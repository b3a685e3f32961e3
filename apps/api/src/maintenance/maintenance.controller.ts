import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { MaintenanceService } from './maintenance.service';

@Controller()
export class MaintenanceController {
  constructor(@Inject(MaintenanceService) private readonly maintenance: MaintenanceService) {}

  @Serve(routes.getMaintenance)
  now({ tx, params }: Call<typeof routes.getMaintenance>) {
    return this.maintenance.now(tx, params.id);
  }
  @Serve(routes.beginMaintenance)
  begin({ tx, params, body }: Call<typeof routes.beginMaintenance>) {
    return this.maintenance.begin(tx, params.id, body);
  }
  @Serve(routes.endMaintenance, { retry: true })
  end({ tx, params }: Call<typeof routes.endMaintenance>) {
    return this.maintenance.end(tx, params.id);
  }
}
