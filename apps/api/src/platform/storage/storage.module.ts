import { Global, Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationBootstrap } from '@nestjs/common';
import { Storage } from './storage';

@Global()
@Module({})
export class StorageModule implements OnApplicationBootstrap {
  constructor(@Inject(Storage) private readonly storage: Storage) {}

  static on(storage: Storage): DynamicModule {
    const shared = [{ provide: Storage, useValue: storage }];
    return { module: StorageModule, providers: shared, exports: shared };
  }

  async onApplicationBootstrap() {
    await this.storage.prepare();
  }
}
