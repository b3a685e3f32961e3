import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';
import { Database } from '../platform/database';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { everyCommandScope } from './command-scope';
import { organisationsWithWork } from './commands.store';
import { SenderService } from './sender.service';

const PERIOD_MS = 500;

/** Twice a second, where devices are connected: whichever process took the confirmation, this one sends. */
@Injectable()
export class CommandsRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Database) private readonly database: Database,
    @Inject(SenderService) private readonly sender: SenderService,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap() {
    if (!this.config.roles.has('ingest')) return;
    this.timer = setInterval(() => {
      this.running ??= this.run()
        .catch((error: unknown) => this.log.warn({ err: error }, 'Commands to devices wait'))
        .finally(() => (this.running = null));
    }, PERIOD_MS).unref();
  }

  async beforeApplicationShutdown() {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  async run(): Promise<void> {
    const concerned = await this.database.transaction(everyCommandScope(), organisationsWithWork, {
      readOnly: true,
    });
    for (const organisationId of concerned) {
      let more = true;
      while (more) more = await this.sender.sendNext(organisationId);
      more = true;
      while (more) more = await this.sender.giveUpNext(organisationId);
    }
  }
}
