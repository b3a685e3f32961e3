export { HouseGlossary } from './glossary/house-glossary';
export { LessonsService } from './lessons/lessons.service';
export { SpendingService } from './spending/spending.service';
export type { Spender } from './spending/ledger';
export { EmbeddedTriage, TRIAGE_ENGINE } from './triage.engine';
export type { About, Triaged, TriageEngine, TurnTaken } from './triage.engine';
export { TriageFacts } from './triage.facts';
export type { Case, GatheredFacts } from './triage.facts';
export { TriageModule } from './triage.module';
