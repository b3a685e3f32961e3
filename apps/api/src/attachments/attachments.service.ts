import { Injectable } from '@nestjs/common';
import { Refused } from '../platform/refused';
import type { Tx } from '../platform/database';
import { countOf, followToWorkOrder, idsByHolder, link, showToPartner } from './attachments.store';
import type { Holder, Side } from './attachments.store';

export const MOST_PER_REQUEST = 10;
const MOST_PER_VISIT = 50;

/** A visit with the work order that it is for. */
export interface VisitPlace extends Side {
  visitId: string;
  workOrderId: string;
}

/** Where the pictures are: uploaded loose, then put onto a request, a work order or a visit, once. */
@Injectable()
export class AttachmentsService {
  /** Ids of the photos by holder, in the order of their uploads; a holder without any is not in the map. */
  async idsOf(tx: Tx, holder: Holder, ids: readonly string[]): Promise<Map<string, string[]>> {
    return ids.length === 0 ? new Map() : idsByHolder(tx, holder, ids);
  }

  /**
   * `sessionId`: only pictures that this visitor's session has uploaded.
   * @throws Refused too-many-files | reference-unknown
   */
  async attachToRequest(
    tx: Tx,
    ids: readonly string[],
    request: Side & { id: string; workOrderId?: string | null },
    { sessionId = null }: { sessionId?: string | null } = {},
  ): Promise<void> {
    await refuseTooMany(tx, 'serviceRequestId', request.id, ids, MOST_PER_REQUEST);
    const place = {
      serviceRequestId: request.id,
      ...(request.workOrderId ? { workOrderId: request.workOrderId } : {}),
    };
    await put(tx, ids, place, request, sessionId);
  }

  /** @throws Refused too-many-files | reference-unknown */
  async attachToWorkOrder(tx: Tx, ids: readonly string[], workOrder: Side & { id: string }): Promise<void> {
    await refuseTooMany(tx, 'workOrderId', workOrder.id, ids, MOST_PER_VISIT);
    await put(tx, ids, { workOrderId: workOrder.id }, workOrder, null);
  }

  /** Also a signature. @throws Refused too-many-files | reference-unknown */
  async attachToVisit(tx: Tx, ids: readonly string[], visit: VisitPlace): Promise<void> {
    await refuseTooMany(tx, 'visitId', visit.visitId, ids, MOST_PER_VISIT);
    const { visitId, workOrderId } = visit;
    await put(tx, ids, { visitId, workOrderId }, visit, null);
  }

  /** A request has become a work order: its photos are there too. */
  async followToWorkOrder(tx: Tx, serviceRequestId: string, workOrderId: string): Promise<void> {
    await followToWorkOrder(tx, serviceRequestId, workOrderId);
  }

  /** The work order goes to another partner, or comes back (null). */
  async showToPartner(tx: Tx, workOrderId: string, partnerId: string | null): Promise<void> {
    await showToPartner(tx, workOrderId, partnerId);
  }
}

async function refuseTooMany(tx: Tx, holder: Holder, id: string, ids: readonly string[], most: number) {
  if (ids.length === 0) return;
  if ((await countOf(tx, holder, id)) + new Set(ids).size > most)
    throw new Refused('too-many-files', { most });
}

async function put(
  tx: Tx,
  ids: readonly string[],
  place: Partial<Record<Holder, string>>,
  side: Side,
  sessionId: string | null,
) {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  if ((await link(tx, wanted, place, side, sessionId)) !== wanted.length)
    throw new Refused('reference-unknown', { field: 'attachmentIds' });
}
