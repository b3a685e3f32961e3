import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database';
import type { SystemScope, WorkerScope } from '../platform/database';
import { EscalationService } from './conversation/escalation.service';
import { ConversionService } from './conversion.service';
import { OffersService } from './offers/offers.service';
import { RequestsService } from './requests.service';
import { TriageRequestService } from './triage-request.service';
import { forgetOldCodes } from './visitor/codes.store';
import { MailsService } from './visitor/mails.service';

interface OfRequest {
  requestId: string;
}
const DAY_MS = 24 * 3_600_000;
/** So long a customer may come back to what was settled without a visit. */
const SETTLED_MS = 7 * DAY_MS;

/** What happens to requests without a person; each can be run again without harm. */
@Injectable()
export class RequestJobs {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TriageRequestService) private readonly triages: TriageRequestService,
    @Inject(ConversionService) private readonly conversions: ConversionService,
    @Inject(RequestsService) private readonly requests: RequestsService,
    @Inject(EscalationService) private readonly escalations: EscalationService,
    @Inject(OffersService) private readonly offers: OffersService,
    @Inject(MailsService) private readonly mails: MailsService,
  ) {}

  triage({ requestId }: OfRequest, scope: WorkerScope): Promise<void> {
    return this.triages.triage(requestId, scope);
  }

  convert({ requestId }: OfRequest, scope: WorkerScope): Promise<void> {
    return this.database.transaction(scope, tx => this.conversions.convertByRule(tx, requestId));
  }

  escalate({ requestId }: OfRequest, scope: WorkerScope): Promise<void> {
    return this.database.transaction(scope, tx => this.escalations.escalate(tx, requestId));
  }

  expireOffer({ requestId }: OfRequest, scope: WorkerScope): Promise<void> {
    return this.database.transaction(scope, tx => this.offers.expire(tx, requestId));
  }

  mailTracking({ requestId }: OfRequest, scope: WorkerScope): Promise<void> {
    return this.mails.sendTracking(requestId, scope);
  }

  mailMessage({ requestId }: OfRequest, scope: WorkerScope): Promise<void> {
    return this.mails.sendMessage(requestId, scope);
  }

  mailCode({ codeId, locale }: Parameters<MailsService['sendCode']>[0], scope: WorkerScope): Promise<void> {
    return this.mails.sendCode({ codeId, locale }, scope);
  }

  async tidy(scope: SystemScope): Promise<void> {
    const organisations = await this.database.transaction(
      scope,
      tx => tx.rows<{ id: string }>(`SELECT id FROM organisation WHERE kind = 'manufacturer'`),
      { readOnly: true },
    );
    for (const { id } of organisations) {
      const worker: WorkerScope = { ...scope, family: 'worker', organisationId: id };
      await this.database.transaction(worker, async tx => {
        await forgetOldCodes(tx, new Date(tx.now.getTime() - DAY_MS));
        await this.requests.closeSettled(tx, new Date(tx.now.getTime() - SETTLED_MS));
      });
    }
  }
}
