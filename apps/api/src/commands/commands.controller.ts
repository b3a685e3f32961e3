import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { CommandsService } from './commands.service';

@Controller()
export class CommandsController {
  constructor(@Inject(CommandsService) private readonly commands: CommandsService) {}

  @Serve(routes.listDeviceCommands)
  list({ tx, query }: Call<typeof routes.listDeviceCommands>) {
    return this.commands.list(tx, query);
  }
}
