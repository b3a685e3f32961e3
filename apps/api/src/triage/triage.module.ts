import { Module } from '@nestjs/common';
import { AssistantController } from './assistant.controller';
import { AssistantEndpointHost } from './assistant-endpoint';
import { AssistedTriage } from './assisted.triage';
import { GlossaryController } from './glossary/glossary.controller';
import { GlossaryService } from './glossary/glossary.service';
import { TRIAGE_ENGINE } from './triage.engine';
import { LessonsController } from './lessons/lessons.controller';
import { LessonsService } from './lessons/lessons.service';
import { NoticeController } from './notice/notice.controller';
import { NoticeService } from './notice/notice.service';
import { NoticedLedger } from './notice/noticed-ledger';
import { BudgetMails } from './spending/budget-mails';
import { ForgetCalls } from './spending/forget-calls';
import { LEDGER } from './spending/ledger';
import { SpendingController } from './spending/spending.controller';
import { SpendingService } from './spending/spending.service';
import { TriageFacts } from './triage.facts';

@Module({
  controllers: [
    AssistantController,
    LessonsController,
    SpendingController,
    GlossaryController,
    NoticeController,
  ],
  providers: [
    AssistantEndpointHost,
    TriageFacts,
    LessonsService,
    GlossaryService,
    SpendingService,
    BudgetMails,
    ForgetCalls,
    NoticeService,
    { provide: LEDGER, useClass: NoticedLedger },
    { provide: TRIAGE_ENGINE, useClass: AssistedTriage },
  ],
  exports: [TriageFacts, TRIAGE_ENGINE, LEDGER, SpendingService, LessonsService],
})
export class TriageModule {}
