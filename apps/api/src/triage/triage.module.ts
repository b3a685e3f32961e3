import { Module } from '@nestjs/common';
import { EmbeddedTriage, TRIAGE_ENGINE } from './triage.engine';
import { TriageFacts } from './triage.facts';

@Module({
  providers: [TriageFacts, { provide: TRIAGE_ENGINE, useClass: EmbeddedTriage }],
  exports: [TriageFacts, TRIAGE_ENGINE],
})
export class TriageModule {}
