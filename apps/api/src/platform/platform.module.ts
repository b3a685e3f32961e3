import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CLOCK } from './clock';
import type { Clock } from './clock';
import { CONFIG } from './config';
import type { Config } from './config';
import { Database } from './database';
import { AllowGuard } from './http/allow.guard';
import { CallInterceptor } from './http/call.interceptor';
import { KeysModule } from './http/keys.module';
import { ProblemFilter } from './http/problem.filter';
import { RateLimits } from './http/rate-limits';
import { Seal } from './http/seal';
import { Jobs, JobsModule } from './jobs';
import { EventStreams, LiveFeed, LiveModule } from './live';
import { LOG, plainLog } from './log';
import type { Logger } from './log';
import { MailModule, openMail } from './mail';
import { OutboxModule } from './outbox';
import { openStorage, StorageModule } from './storage';

/** What boot has made before Nest begins: everything that can fail with one clear line. */
export interface Foundation {
  config: Config;
  database: Database;
  /** For the few things that the owner does at start: the job queue's schema. */
  ownerUrl: string;
  appUrl: string;
  log: Logger;
  clock: Clock;
}

/** Which sessions and devices are still good: asked for all open live streams together. */
export type StillAllowed = (credentialIds: readonly string[]) => Promise<ReadonlySet<string>>;

@Global()
@Module({})
export class PlatformModule {
  static on(foundation: Foundation, stillAllowed: StillAllowed): DynamicModule {
    const { config, database, log, clock, appUrl } = foundation;
    const say = plainLog(log);
    const feed = new LiveFeed(database, { log: say });
    const shared = [
      { provide: CONFIG, useValue: config },
      { provide: Database, useValue: database },
      { provide: LOG, useValue: log },
      { provide: CLOCK, useValue: clock },
      RateLimits,
      Seal,
    ];
    return {
      module: PlatformModule,
      imports: [
        JobsModule.on(new Jobs({ appUrl, work: config.roles.has('worker'), log: say })),
        LiveModule.on(feed, new EventStreams(feed, { stillAllowed, log: say })),
        MailModule.on(
          openMail({ smtpUrl: config.smtpUrl, from: config.mailFrom, dataDir: config.dataDir, log: say }),
        ),
        OutboxModule,
        KeysModule,
        StorageModule.on(openStorage({ s3: config.s3, dataDir: config.dataDir })),
      ],
      providers: [
        ...shared,
        { provide: APP_GUARD, useClass: AllowGuard },
        { provide: APP_INTERCEPTOR, useClass: CallInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: shared,
    };
  }
}
