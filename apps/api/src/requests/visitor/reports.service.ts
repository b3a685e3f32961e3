import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { openServiceRequestStatuses } from '#contracts';
import type { BodyOf, ReportReceived, routes } from '#contracts';
import { AttachmentsService } from '../../attachments';
import { SessionsService } from '../../organisations';
import { asAutomation, organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Refused } from '../../platform/refused';
import { NewRequestsService } from '../new-requests.service';
import { MOST_OPEN_REPORTS, reportKey, SAME_REPORT_MS } from '../request.rules';
import { tell } from '../request.notes';
import { unitFacts } from '../requests.store';
import { ServiceRequestRow } from '../service-request.entity';
import { TrackingTokens } from '../tracking-tokens';
import { asHolderOf, requestIn, unitIn } from './visitor-scope';

type Report = BodyOf<typeof routes.report>;

/** A fault reported by somebody who stands before the machine and has no account. */
@Injectable()
export class ReportsService {
  constructor(
    @Inject(NewRequestsService) private readonly requests: NewRequestsService,
    @Inject(AttachmentsService) private readonly attachments: AttachmentsService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(TrackingTokens) private readonly tokens: TrackingTokens,
  ) {}

  /** The same words of the same contact about the same unit within a day are one request, also when sent twice at once. */
  async report(tx: Tx, sessionId: string, report: Report): Promise<ReportReceived> {
    const equipmentId = unitIn(tx);
    await oneAtATime(tx, equipmentId);
    const key = reportKey(equipmentId, report.contact, report.text);
    const earlier = await sameReport(tx, equipmentId, key);
    if (!earlier) await refuseFlood(tx, equipmentId);
    return asHolderOf(tx, earlier?.id ?? randomUUID(), async own => {
      const row = earlier ?? (await this.first(own, equipmentId, key, report));
      await this.attachments.attachToRequest(own, report.attachmentIds, row, { sessionId });
      await this.sessions.adoptServiceRequest(own, sessionId, row.id);
      if (earlier) await tell(own, row, 'report-again', { photos: report.attachmentIds.length });
      return this.received(own, row, earlier !== null);
    });
  }

  /** The one link of a request, also after the installation's secret was changed. */
  async received(tx: Tx, row: ServiceRequestRow, duplicate: boolean): Promise<ReportReceived> {
    const trackingToken = this.tokens.tokenOf(row.id);
    const hash = this.tokens.hashOf(trackingToken);
    if (!row.trackingHash?.equals(hash))
      await tx.run('UPDATE service_request SET tracking_hash = $3 WHERE organisation_id = $1 AND id = $2', [
        row.organisationId,
        row.id,
        hash,
      ]);
    return { number: row.number, trackingPath: this.tokens.pathOf(trackingToken), trackingToken, duplicate };
  }

  private async first(
    tx: Tx,
    equipmentId: string,
    key: Buffer,
    { text, locale, contact }: Report,
  ): Promise<ServiceRequestRow> {
    const unit = await unitFacts(tx, equipmentId);
    const opening = { unit, channel: 'label' as const, text, locale, contact, reportKey: key };
    return this.requests.open(tx, opening, { id: requestIn(tx) });
  }
}

/** Reports about one unit wait for each other: both the same report and the sixth one are seen by the next. */
const oneAtATime = (tx: Tx, equipmentId: string) =>
  tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`report ${equipmentId}`]);

async function sameReport(tx: Tx, equipmentId: string, key: Buffer): Promise<ServiceRequestRow | null> {
  return asAutomation(tx, own =>
    own
      .createQueryBuilder(ServiceRequestRow, 'request')
      .where('request.organisation_id = :organisationId', { organisationId: organisationOf(own.scope) })
      .andWhere('request.equipment_id = :equipmentId AND request.report_key = :key', { equipmentId, key })
      .andWhere('request.created_at > :since', { since: new Date(own.now.getTime() - SAME_REPORT_MS) })
      .orderBy('request.created_at', 'DESC')
      .limit(1)
      .getOne(),
  );
}

async function refuseFlood(tx: Tx, equipmentId: string) {
  const since = new Date(tx.now.getTime() - SAME_REPORT_MS);
  const row = await asAutomation(tx, own =>
    own.one<{ count: number; oldest: Date | null }>(
      `SELECT count(*)::int AS count, min(created_at) AS oldest FROM service_request
       WHERE organisation_id = $1 AND equipment_id = $2 AND channel = 'label' AND status = ANY($3) AND created_at > $4`,
      [organisationOf(own.scope), equipmentId, openServiceRequestStatuses, since],
    ),
  );
  if (!row || row.count < MOST_OPEN_REPORTS) return;
  const freeAt = (row.oldest ?? tx.now).getTime() + SAME_REPORT_MS;
  throw new Refused('too-many-requests', {
    most: MOST_OPEN_REPORTS,
    retryAfterSeconds: Math.max(60, Math.ceil((freeAt - tx.now.getTime()) / 1_000)),
  });
}
