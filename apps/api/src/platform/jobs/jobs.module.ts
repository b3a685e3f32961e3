import { Global, Inject, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from './jobs';

/** The features define their kinds in `onModuleInit`; then the queue starts. */
@Global()
@Module({})
export class JobsModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  static on(jobs: Jobs): DynamicModule {
    return { module: JobsModule, providers: [{ provide: Jobs, useValue: jobs }], exports: [Jobs] };
  }

  async onApplicationBootstrap() {
    await this.jobs.start();
  }

  async beforeApplicationShutdown() {
    await this.jobs.stop();
  }
}
