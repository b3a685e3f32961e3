import { Inject, Injectable } from '@nestjs/common';
import type { ServiceRequest, TriageCorrection } from '#contracts';
import { AttachmentsService } from '../attachments';
import { lock, updateGuarded } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { CorrectionService } from './correction.service';
import { withdrawDraft } from './drafts/drafts.store';
import { withdrawOffer } from './offers/offers.store';
import { RequestPorts } from './ports';
import { moved } from './request.rules';
import { tell } from './request.notes';
import { addMessage } from './messages.store';
import { orderMade } from './order-made';
import { held, RequestsService, taking } from './requests.service';
import { ServiceRequestRow } from './service-request.entity';

/** A request becomes a work order: by a person, or by the rule of the alert that opened it. */
@Injectable()
export class ConversionService {
  constructor(
    @Inject(AttachmentsService) private readonly attachments: AttachmentsService,
    @Inject(RequestsService) private readonly requests: RequestsService,
    @Inject(CorrectionService) private readonly corrections: CorrectionService,
    @Inject(RequestPorts) private readonly ports: RequestPorts,
  ) {}

  /** @throws Refused request-already-converted with the work order that there is | illegal-transition */
  async convert(
    tx: Tx,
    id: string,
    version: number,
    result: Omit<TriageCorrection, 'version'> = {},
  ): Promise<ServiceRequest> {
    const now = await lock(tx, ServiceRequestRow, id);
    if (now.workOrderId !== null)
      throw new Refused('request-already-converted', { workOrderId: now.workOrderId });
    const isCorrected = Object.values(result).some(value => value !== undefined);
    const seen = isCorrected
      ? (await this.corrections.correct(tx, id, { version, ...result })).version
      : version;
    return this.requests.view(tx, await this.make(tx, await held(tx, id, seen)));
  }

  /** As the alert's rule wants it; nothing to do when a person was faster. */
  async convertByRule(tx: Tx, id: string): Promise<void> {
    const row = await lock(tx, ServiceRequestRow, id);
    if (row.status === 'new' || row.status === 'triaging') await this.make(tx, row);
  }

  private async make(tx: Tx, row: ServiceRequestRow): Promise<ServiceRequestRow> {
    const status = moved(row.status, 'convert');
    const { workOrderId, number } = await this.ports.workOrders.convert(tx, row);
    const after = await updateGuarded(tx, ServiceRequestRow, row, {
      status,
      workOrderId,
      ...taking(tx, row),
    });
    await withdrawDraft(tx, row.id);
    await withdrawOffer(tx, after, 'ended');
    // Whoever reported it reads there what has become of it; of a machine's own alert nobody did.
    if (row.channel !== 'alert')
      await addMessage(tx, row, {
        author: 'system',
        authorName: '',
        text: orderMade[row.locale].replace('{number}', number),
      });
    await this.attachments.followToWorkOrder(tx, row.id, workOrderId);
    await tell(tx, after, 'convert', { from: row.status, workOrderId });
    return after;
  }
}
