export { FindingListeners } from './finding-listeners';
export type { FindingListener, ToldFindings } from './finding-listeners';
export { FindingsModule } from './findings.module';
export { pastSignals, signalEvidence } from './signals.store';
