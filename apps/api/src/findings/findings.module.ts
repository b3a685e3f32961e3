import { Module } from '@nestjs/common';
import { FindingsController } from './findings.controller';
import { FindingsService } from './findings.service';
import { WatchingRuntime } from './watching.runtime';
import { WatchingService } from './watching.service';

@Module({
  controllers: [FindingsController],
  providers: [FindingsService, WatchingService, WatchingRuntime],
})
export class FindingsModule {}
