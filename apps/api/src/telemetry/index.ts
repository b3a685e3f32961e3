export { CommandReplies } from './command-replies';
export { IngestService } from './ingest.service';
export { QuarantineService } from './quarantine.service';
export { ReadingListeners } from './reading-listeners';
export type { ReadingListener, StoredReadings } from './reading-listeners';
export { ReadingsService } from './readings.service';
export { TelemetryModule } from './telemetry.module';
export { holdUnits } from './units.store';
export type { HeldUnit } from './units.store';
