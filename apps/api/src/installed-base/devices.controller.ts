import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { DevicesService } from './devices.service';

@Controller()
export class DevicesController {
  constructor(@Inject(DevicesService) private readonly devices: DevicesService) {}

  @Serve(routes.issueDevice, { retry: true })
  issue({ tx, params }: Call<typeof routes.issueDevice>) {
    return this.devices.issue(tx, params.id);
  }
}
