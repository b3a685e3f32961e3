import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '#contracts';
import { CONFIG } from '../../platform/config';
import type { Config } from '../../platform/config';
import { Database, organisationOf } from '../../platform/database';
import type { Tx, WorkerScope } from '../../platform/database';
import { Mail } from '../../platform/mail';
import { TrackingTokens } from '../tracking-tokens';
import { codeToMail } from './codes.store';
import { codeMail, messageMail, trackingMail } from './mails';

/** The mails to customers, each from a job. A mail that is sent twice says the same twice. */
@Injectable()
export class MailsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TrackingTokens) private readonly tokens: TrackingTokens,
    @Inject(Mail) private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  sendTracking(requestId: string, scope: WorkerScope): Promise<void> {
    return this.sendLink(requestId, scope, trackingMail);
  }

  sendMessage(requestId: string, scope: WorkerScope): Promise<void> {
    return this.sendLink(requestId, scope, messageMail);
  }

  async sendCode({ codeId, locale }: { codeId: string; locale: Locale }, scope: WorkerScope): Promise<void> {
    const facts = await this.database.transaction(scope, tx => codeToMail(tx, codeId), { readOnly: true });
    if (!facts) return;
    const { email, number } = facts;
    await this.mail.send({ to: email, ...codeMail[locale]({ number, code: this.tokens.codeOf(codeId) }) });
  }

  private async sendLink(requestId: string, scope: WorkerScope, mail: typeof trackingMail): Promise<void> {
    const facts = await this.database.transaction(scope, tx => reportToMail(tx, requestId), {
      readOnly: true,
    });
    if (!facts) return;
    const link = this.config.publicUrl + this.tokens.pathOf(this.tokens.tokenOf(requestId));
    await this.mail.send({ to: facts.email, ...mail[facts.locale]({ ...facts, link }) });
  }
}

interface ReportToMail {
  email: string;
  locale: Locale;
  number: string;
  modelName: string;
  siteName: string;
  manufacturerName: string;
}

/** Null when there is nobody to write to. */
async function reportToMail(tx: Tx, requestId: string): Promise<ReportToMail | null> {
  return tx.one<ReportToMail>(
    `SELECT r.contact_email AS email, r.locale, r.number, r.model_name AS "modelName", r.site_name AS "siteName",
       o.name AS "manufacturerName"
     FROM service_request r
     JOIN organisation o ON o.organisation_id = r.organisation_id AND o.id = r.organisation_id
     WHERE r.organisation_id = $1 AND r.id = $2 AND r.contact_email IS NOT NULL AND r.restricted_at IS NULL`,
    [organisationOf(tx.scope), requestId],
  );
}
