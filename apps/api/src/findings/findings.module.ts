import { Module } from '@nestjs/common';
import { InstalledBaseModule } from '../installed-base';
import { FindingListeners } from './finding-listeners';
import { FindingsController } from './findings.controller';
import { FindingsService } from './findings.service';
import { LifeService } from './life/life.service';
import { SistersService } from './sisters/sisters.service';
import { WatchingRuntime } from './watching.runtime';
import { WatchingService } from './watching.service';

@Module({
  imports: [InstalledBaseModule],
  controllers: [FindingsController],
  providers: [
    FindingListeners,
    FindingsService,
    LifeService,
    SistersService,
    WatchingService,
    WatchingRuntime,
  ],
  exports: [FindingListeners],
})
export class FindingsModule {}
