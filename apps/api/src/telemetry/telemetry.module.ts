import { Module } from '@nestjs/common';
import { InstalledBaseModule } from '../installed-base';
import { BROKER } from '../platform/broker';
import { brokerProvider } from './broker.provider';
import { CommandReplies } from './command-replies';
import { DemoFaultsController } from './demo-faults.controller';
import { DemoFaultsService } from './demo-faults.service';
import { DeviceDirectory } from './device-directory';
import { ForgetTelemetry } from './forget';
import { IngestRuntime } from './ingest.runtime';
import { IngestService } from './ingest.service';
import { QuarantineService } from './quarantine.service';
import { ReadingListeners } from './reading-listeners';
import { ReadingsController } from './readings.controller';
import { ReadingsService } from './readings.service';

@Module({
  imports: [InstalledBaseModule],
  controllers: [ReadingsController, DemoFaultsController],
  providers: [
    brokerProvider,
    CommandReplies,
    DemoFaultsService,
    DeviceDirectory,
    ForgetTelemetry,
    IngestRuntime,
    IngestService,
    QuarantineService,
    ReadingListeners,
    ReadingsService,
  ],
  exports: [BROKER, CommandReplies, IngestService, ReadingListeners, ReadingsService],
})
export class TelemetryModule {}
