import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Mail } from './mail';

@Global()
@Module({})
export class MailModule {
  static on(mail: Mail): DynamicModule {
    const shared = [{ provide: Mail, useValue: mail }];
    return { module: MailModule, providers: shared, exports: shared };
  }
}
