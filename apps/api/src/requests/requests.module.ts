import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AlertListeners, AlertsModule } from '../alerts';
import { AttachmentsModule } from '../attachments';
import { CommandPorts, CommandsModule } from '../commands';
import { KnowledgeModule } from '../knowledge';
import { Jobs } from '../platform/jobs';
import { TriageModule } from '../triage';
import { ConversionService } from './conversion.service';
import { CorrectionService } from './correction.service';
import {
  convertByRule,
  escalateRequest,
  expireOffer,
  mailCode,
  mailMessage,
  mailTracking,
  tidyRequests,
  triageRequest,
} from './jobs';
import { MessagesService } from './messages.service';
import { NewRequestsService } from './new-requests.service';
import { RequestPorts } from './ports';
import { RequestJobs } from './request-jobs';
import { RequestsController } from './requests.controller';
import { RequestsService } from './requests.service';
import { TrackingTokens } from './tracking-tokens';
import { DraftsController } from './drafts/drafts.controller';
import { DraftsService } from './drafts/drafts.service';
import { EscalationService } from './conversation/escalation.service';
import { ConfirmedCommands } from './conversation/confirmed-commands.service';
import { ConversationsService } from './conversation/conversations.service';
import { HandOversService } from './conversation/hand-overs.service';
import { OfferAnswers } from './offers/offer-answers.service';
import { OffersController } from './offers/offers.controller';
import { OffersService } from './offers/offers.service';
import { ClassFiguresController } from './classes/class-figures.controller';
import { ModesController } from './modes/modes.controller';
import { ModesService } from './modes/modes.service';
import { TriageRequestService } from './triage-request.service';
import { BeginController } from './visitor/begin.controller';
import { BeginService } from './visitor/begin.service';
import { CodesService } from './visitor/codes.service';
import { LabelController } from './visitor/label.controller';
import { MailsService } from './visitor/mails.service';
import { ReportsService } from './visitor/reports.service';
import { TrackingService } from './visitor/tracking.service';
import { VisitorActsService } from './visitor/visitor-acts.service';
import { VisitorController } from './visitor/visitor.controller';

@Module({
  imports: [AlertsModule, AttachmentsModule, CommandsModule, KnowledgeModule, TriageModule],
  controllers: [
    RequestsController,
    DraftsController,
    OffersController,
    ModesController,
    ClassFiguresController,
    BeginController,
    VisitorController,
    LabelController,
  ],
  providers: [
    RequestPorts,
    RequestsService,
    NewRequestsService,
    CorrectionService,
    ConversionService,
    MessagesService,
    OffersService,
    OfferAnswers,
    ConversationsService,
    ConfirmedCommands,
    HandOversService,
    EscalationService,
    DraftsService,
    ModesService,
    TriageRequestService,
    TrackingTokens,
    BeginService,
    ReportsService,
    TrackingService,
    VisitorActsService,
    CodesService,
    MailsService,
    RequestJobs,
  ],
  exports: [RequestsService, RequestPorts],
})
export class RequestsModule implements OnModuleInit {
  constructor(
    @Inject(AlertListeners) private readonly alerts: AlertListeners,
    @Inject(NewRequestsService) private readonly newRequests: NewRequestsService,
    @Inject(RequestJobs) private readonly work: RequestJobs,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(CommandPorts) private readonly commandPorts: CommandPorts,
    @Inject(ConfirmedCommands) private readonly confirmed: ConfirmedCommands,
  ) {}

  onModuleInit() {
    this.commandPorts.bind(this.confirmed);
    this.alerts.add({
      alertRaised: async (tx, alert) => ({
        serviceRequestId: (await this.newRequests.openForAlert(tx, alert)).id,
      }),
      alertEscalated: (tx, id, urgency) => this.newRequests.hasten(tx, id, urgency),
    });
    this.jobs.handle(triageRequest, (input, run) => this.work.triage(input, run.scope));
    this.jobs.handle(convertByRule, (input, run) => this.work.convert(input, run.scope));
    this.jobs.handle(escalateRequest, (input, run) => this.work.escalate(input, run.scope));
    this.jobs.handle(expireOffer, (input, run) => this.work.expireOffer(input, run.scope));
    this.jobs.handle(mailTracking, (input, run) => this.work.mailTracking(input, run.scope));
    this.jobs.handle(mailCode, (input, run) => this.work.mailCode(input, run.scope));
    this.jobs.handle(mailMessage, (input, run) => this.work.mailMessage(input, run.scope));
    this.jobs.handle(tidyRequests, (_, run) => this.work.tidy(run.scope));
    this.jobs.schedule(tidyRequests, '17 3 * * *', 'UTC', {});
  }
}
