import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CommandReplies, TelemetryModule } from '../telemetry';
import { CommandPorts } from './command-ports';
import { CommandsController } from './commands.controller';
import { CommandsRuntime } from './commands.runtime';
import { CommandsService } from './commands.service';
import { SenderService } from './sender.service';

@Module({
  imports: [TelemetryModule],
  controllers: [CommandsController],
  providers: [CommandPorts, CommandsService, SenderService, CommandsRuntime],
  exports: [CommandPorts, CommandsService],
})
export class CommandsModule implements OnModuleInit {
  constructor(
    @Inject(CommandReplies) private readonly replies: CommandReplies,
    @Inject(SenderService) private readonly sender: SenderService,
  ) {}

  onModuleInit() {
    this.replies.bind(message => this.sender.take(message));
  }
}
