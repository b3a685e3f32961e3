import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Urgency } from '#contracts';
import type { TestDatabase } from '../../../../test/database';
import type { Tenant } from '../../../../test/tenant';
import { AlertRow } from '../alerts/alert.entity';
import type { RaisedAlert } from '../alerts';
import { AttachmentsService } from '../attachments';
import { CommandsService } from '../commands';
import { insert } from '../platform/database';
import type { Tx } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { EmbeddedTriage, TriageFacts } from '../triage';
import type { TriageEngine } from '../triage';
import { ConversionService } from './conversion.service';
import { CorrectionService } from './correction.service';
import { convertByRule, escalateRequest, mailCode, mailMessage, mailTracking, triageRequest } from './jobs';
import { MessagesService } from './messages.service';
import { NewRequestsService } from './new-requests.service';
import { RequestPorts } from './ports';
import { RequestsService } from './requests.service';
import { TrackingTokens } from './tracking-tokens';
import { DraftsService } from './drafts/drafts.service';
import { OfferAnswers } from './offers/offer-answers.service';
import { EscalationService } from './conversation/escalation.service';
import { ConversationsService } from './conversation/conversations.service';
import { HandOversService } from './conversation/hand-overs.service';
import { TriageRequestService } from './triage-request.service';
import { readConfig } from '../platform/config';

/** The services of requests on a spec's database, with a queue that keeps what is enqueued and runs nothing. */
export async function requestsOn(db: TestDatabase, engine: TriageEngine = new EmbeddedTriage()) {
  const jobs = new Jobs({ appUrl: db.appUrl, work: false });
  for (const kind of [triageRequest, convertByRule, escalateRequest, mailTracking, mailMessage])
    jobs.handle(kind, async () => undefined);
  jobs.handle(mailCode, async () => undefined);
  await jobs.start();
  const attachments = new AttachmentsService();
  const tokens = new TrackingTokens(readConfig({ SESSION_SECRET: 'a secret of this spec, long enough' }));
  const ports = new RequestPorts();
  const requests = new RequestsService(attachments, jobs);
  const corrections = new CorrectionService(requests);
  return {
    jobs,
    attachments,
    tokens,
    ports,
    requests,
    messages: new MessagesService(requests, jobs, new OfferAnswers(new CommandsService()), attachments),
    newRequests: new NewRequestsService(attachments, tokens, jobs),
    drafts: new DraftsService(requests, jobs),
    escalations: new EscalationService(jobs),
    handOvers: new HandOversService(requests, jobs),
    corrections,
    conversions: new ConversionService(attachments, requests, corrections, ports),
    triages: new TriageRequestService(
      db.database,
      new TriageFacts({ model: null }),
      engine,
      jobs,
      new ConversationsService(jobs, new CommandsService()),
    ),
  };
}

/** An alert as its rule has raised it, in the worker's scope. */
export async function raisedAlert(
  tx: Tx,
  tenant: Tenant,
  {
    urgency = 'high',
    faultKey = 'oil-hot',
    ruleId = null,
  }: { urgency?: Urgency; faultKey?: string; ruleId?: string | null } = {},
): Promise<RaisedAlert> {
  const row = await insert(tx, AlertRow, {
    id: randomUUID(),
    customerId: tenant.customerId,
    partnerId: tenant.partnerId,
    equipmentId: tenant.equipmentId,
    ruleId,
    status: 'open',
    urgency,
    faultKey,
    faultCode: 'E21',
    title: 'Oil too hot',
    raisedAt: tx.now,
    lastSeenAt: tx.now,
    evidence: [{ metric: 'oilTemperature', at: tx.now.toISOString(), value: 104.2, limit: 100 }],
  });
  return Object.assign(row, { opensWorkOrder: false });
}

/** Looks behind row security. */
export async function asOwner<T>(db: TestDatabase, sql: string, parameters: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

/** Names of the jobs that wait for a request. */
export async function jobsOf(db: TestDatabase, requestId: string): Promise<string[]> {
  const rows = await asOwner<{ name: string }>(
    db,
    `SELECT name FROM pgboss.job WHERE data->>'requestId' = $1 ORDER BY name`,
    [requestId],
  );
  return rows.map(row => row.name);
}
