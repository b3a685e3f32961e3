import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, Press, routes, Tracking } from '#contracts';
import { AttachmentsService } from '../../attachments';
import { lock } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Refused } from '../../platform/refused';
import { MessagesService } from '../messages.service';
import { RequestPorts } from '../ports';
import { requestById } from '../requests.store';
import { ServiceRequestRow } from '../service-request.entity';
import { TrackingService } from './tracking.service';
import { requestIn } from './visitor-scope';

/** What the holder of a tracking link does at the own request. */
@Injectable()
export class VisitorActsService {
  constructor(
    @Inject(AttachmentsService) private readonly attachments: AttachmentsService,
    @Inject(TrackingService) private readonly trackings: TrackingService,
    @Inject(MessagesService) private readonly messages: MessagesService,
    @Inject(RequestPorts) private readonly ports: RequestPorts,
  ) {}

  /** Holds no row of the request: who closes the work order takes the order first and the request after it. */
  async accept(tx: Tx, given: BodyOf<typeof routes.visitorAccept>): Promise<Tracking> {
    const row = await requestById(tx, requestIn(tx));
    if (row.workOrderId === null)
      throw new Refused('illegal-transition', { status: row.status, event: 'accept', legal: [] });
    await this.ports.workOrders.accept(tx, row.workOrderId, { kind: 'link', ...given });
    return this.trackings.tracking(tx);
  }

  async say(
    tx: Tx,
    sessionId: string,
    { text, attachmentIds }: BodyOf<typeof routes.addToReport>,
  ): Promise<Tracking> {
    const row = await lock(tx, ServiceRequestRow, requestIn(tx));
    await this.attachments.attachToRequest(tx, attachmentIds, row, { sessionId });
    const photos = attachmentIds.length;
    await this.messages.byCustomer(tx, row, { name: row.contactName ?? '', text, photos });
    return this.trackings.tracking(tx);
  }

  async press(tx: Tx, press: Press): Promise<Tracking> {
    const row = await lock(tx, ServiceRequestRow, requestIn(tx));
    await this.messages.pressedBy(tx, row, row.contactName ?? '', press);
    return this.trackings.tracking(tx);
  }
}
