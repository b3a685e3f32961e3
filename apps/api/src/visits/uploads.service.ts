import { Inject, Injectable } from '@nestjs/common';
import { AttachmentsService } from '../attachments';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { uploadById } from './evidence.store';
import type { VisitRow } from './visit.entity';

@Injectable()
export class UploadsService {
  constructor(@Inject(AttachmentsService) private readonly attachments: AttachmentsService) {}

  /**
   * Puts an upload on a visit; one that is there already stays, so that a phone may send it twice.
   * @throws Refused reference-unknown: no such upload, of another kind, or on something else already
   */
  async take(
    tx: Tx,
    visit: VisitRow,
    { id, kind, field }: { id: string; kind: 'photo' | 'signature'; field: string },
  ): Promise<void> {
    const upload = await uploadById(tx, id);
    if (upload?.kind !== kind) throw new Refused('reference-unknown', { field });
    if (upload.visit_id === visit.id) return;
    const { id: visitId, workOrderId, customerId, partnerId } = visit;
    await this.attachments.attachToVisit(tx, [id], { visitId, workOrderId, customerId, partnerId });
  }
}
