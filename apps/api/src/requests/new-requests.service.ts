import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Urgency } from '#contracts';
import type { NewServiceRequest, RequestChannel, ServiceRequest } from '#contracts';
import { AttachmentsService } from '../attachments';
import { lock, updateGuarded, violationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { Jobs } from '../platform/jobs';
import type { RaisedAlert } from '../alerts';
import { alertText } from './alert-text';
import { insertRequest } from './openings';
import type { Opening } from './openings';
import { requestViews } from './request.view';
import { requestOfAlert, requestStandingFor, unitFacts } from './requests.store';
import { tell } from './request.notes';
import { mailTracking, triageRequest } from './jobs';
import { TrackingTokens } from './tracking-tokens';
import { isOpen } from './request.rules';
import { ServiceRequestRow } from './service-request.entity';

/** How a request comes into being; every way ends in a triage that is enqueued in the same transaction. */
@Injectable()
export class NewRequestsService {
  constructor(
    @Inject(AttachmentsService) private readonly attachments: AttachmentsService,
    @Inject(TrackingTokens) private readonly tokens: TrackingTokens,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /** By staff or by the customer's account. */
  async create(tx: Tx, given: NewServiceRequest): Promise<ServiceRequest> {
    const unit = await unitFacts(tx, given.equipmentId);
    const { text, locale, contact } = given;
    const row = await this.open(tx, { unit, text, locale, contact, channel: channelOf(tx) });
    await this.attachments.attachToRequest(tx, given.attachmentIds, row);
    const [view] = await requestViews(tx, this.attachments, [row]);
    if (!view) throw new TypeError('A request that was just opened has a view');
    return view;
  }

  /** Who left an e-mail address gets the link to follow it. `id`: a new one, for who must know it before. */
  async open(
    tx: Tx,
    opening: Opening,
    { id = randomUUID(), ...detail }: { id?: string; alertId?: string } = {},
  ): Promise<ServiceRequestRow> {
    const trackingHash = this.tokens.hashOf(this.tokens.tokenOf(id));
    const row = await insertRequest(tx, { id, trackingHash }, opening);
    await tell(tx, row, 'open', { number: row.number, channel: row.channel, ...detail });
    const job = { organisationId: row.organisationId, requestId: id };
    await this.jobs.enqueue(tx, triageRequest, job);
    if (row.contactEmail !== null) await this.jobs.enqueue(tx, mailTracking, job);
    return row;
  }

  /**
   * The request that stands for an alert: its own, else the one still open for the same fault of the same unit (a fault
   * that comes and goes), else a new one. However many ask at once, one is opened.
   */
  async openForAlert(tx: Tx, alert: RaisedAlert): Promise<ServiceRequestRow> {
    const standing = await requestStandingFor(tx, alert);
    if (standing) return standing;
    const unit = await unitFacts(tx, alert.equipmentId);
    const opening: Opening = {
      unit,
      channel: 'alert',
      text: alertText(alert, unit.timeZone),
      locale: 'en',
      contact: null,
      urgency: alert.urgency,
      alertId: alert.id,
    };
    try {
      return await tx.savepoint(() => this.open(tx, opening, { alertId: alert.id }));
    } catch (error) {
      if (violationOf(error)?.constraint !== 'service_request_of_alert') throw error;
      const winner = await requestOfAlert(tx, alert.id);
      if (!winner) throw error;
      return winner;
    }
  }

  /** No less urgent than its alert has become. What became of it already, a work order or an end, stays as it is. */
  async hasten(tx: Tx, id: string, urgency: Urgency): Promise<void> {
    const row = await lock(tx, ServiceRequestRow, id);
    const isMilder = Urgency.options.indexOf(row.urgency) > Urgency.options.indexOf(urgency);
    if (!isMilder || !isOpen(row.status)) return;
    const triage = row.triage && { ...row.triage, urgency };
    const after = await updateGuarded(tx, ServiceRequestRow, row, { urgency, triage });
    await tell(tx, after, 'hasten', { from: row.urgency, to: urgency });
  }
}

function channelOf({ scope }: Tx): RequestChannel {
  if (scope.family === 'customer') return 'portal';
  return scope.source === 'api' ? 'api' : 'console';
}
