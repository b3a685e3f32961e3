export { CommandPorts } from './command-ports';
export type { CommandOwner } from './command-ports';
export { CommandsModule } from './commands.module';
export { CommandsService } from './commands.service';
export type { DeviceCommandRow } from './device-command.entity';
