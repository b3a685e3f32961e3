import { Inject, Injectable } from '@nestjs/common';
import type { Page, QueryOf, routes, ServiceRequest, ServiceRequestEvent } from '#contracts';
import { AttachmentsService } from '../attachments';
import { lock, StaleVersion, updateGuarded } from '../platform/database';
import type { Change, Tx } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { Refused } from '../platform/refused';
import { withdrawDraft } from './drafts/drafts.store';
import { triageRequest } from './jobs';
import { withdrawOffer } from './offers/offers.store';
import { handOverDeadline, isOpen, moved } from './request.rules';
import { requestViews } from './request.view';
import { tell } from './request.notes';
import { requestById, requestPage, settledBefore } from './requests.store';
import { ServiceRequestRow } from './service-request.entity';

/** What a person says with a decision. */
export interface Decision {
  version: number;
  note?: string | undefined;
}

/** Service requests as people work on them: one verb, one row locked, one line in the trail. */
@Injectable()
export class RequestsService {
  constructor(
    @Inject(AttachmentsService) private readonly attachments: AttachmentsService,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  async list(tx: Tx, query: QueryOf<typeof routes.listRequests>): Promise<Page<ServiceRequest>> {
    const { items, next } = await requestPage(tx, query);
    return { items: await requestViews(tx, this.attachments, items), nextCursor: next };
  }

  async get(tx: Tx, id: string): Promise<ServiceRequest> {
    return this.view(tx, await requestById(tx, id));
  }

  tryRemoteFix(tx: Tx, id: string, decision: Decision): Promise<ServiceRequest> {
    return this.decide(tx, id, 'try-remote-fix', decision);
  }

  resolveRemotely(tx: Tx, id: string, decision: Decision): Promise<ServiceRequest> {
    return this.decide(tx, id, 'resolve-remotely', decision, { endedAt: tx.now });
  }

  reject(tx: Tx, id: string, decision: Decision): Promise<ServiceRequest> {
    return this.decide(tx, id, 'reject', decision, { endedAt: tx.now });
  }

  /** @throws Refused reference-unknown if the other is not a request of this customer that stands for itself */
  async markDuplicate(
    tx: Tx,
    id: string,
    { version, duplicateOf }: { version: number; duplicateOf: string },
  ): Promise<ServiceRequest> {
    const [row, original] = [await requestById(tx, id), await requestById(tx, duplicateOf)];
    if (row.id === original.id || row.customerId !== original.customerId || original.duplicateOf !== null)
      throw new Refused('reference-unknown', { field: 'duplicateOf' });
    return this.decide(tx, id, 'mark-duplicate', { version }, { duplicateOf, endedAt: tx.now });
  }

  /** From now on it is this person's, and the assistant is silent. */
  async takeOver(tx: Tx, id: string, { version, note }: Decision): Promise<ServiceRequest> {
    const row = await held(tx, id, version);
    if (!isOpen(row.status))
      throw new Refused('illegal-transition', { status: row.status, event: 'take-over', legal: [] });
    const after = await updateGuarded(tx, ServiceRequestRow, row, {
      takenOverAt: row.takenOverAt ?? tx.now,
      handOverDeadline: row.handOverDeadline ?? handOverDeadline(row.urgency, tx.now),
      handOverReason: row.handOverReason ?? 'taken-over',
      handedOverAt: row.handedOverAt ?? tx.now,
      answerDueAt: null,
      handOverOwner: tx.scope.personId,
    });
    await withdrawDraft(tx, id);
    await tell(tx, after, 'take-over', note ? { note } : {});
    return this.view(tx, after);
  }

  /** The engine looks again at what is known by now; what people have decided stays. */
  async triageAgain(tx: Tx, id: string, { version, note }: Decision): Promise<ServiceRequest> {
    const row = await held(tx, id, version);
    if (!isOpen(row.status)) moved(row.status, 'triage');
    await tell(tx, row, 'triage-again', note ? { note } : {});
    await this.jobs.enqueue(tx, triageRequest, { organisationId: row.organisationId, requestId: id });
    return this.view(tx, row);
  }

  /** The work order of a request is closed or canceled, and with it the request. Twice is once. */
  async closeAfterWorkOrder(tx: Tx, id: string): Promise<void> {
    const row = await lock(tx, ServiceRequestRow, id);
    if (row.status !== 'converted') return;
    const status = moved(row.status, 'close');
    const closed = await updateGuarded(tx, ServiceRequestRow, row, { status, endedAt: tx.now });
    await tell(tx, closed, 'close', { workOrderId: row.workOrderId });
  }

  /** What was settled without a work order before then. Answers how many it closed. */
  async closeSettled(tx: Tx, before: Date): Promise<number> {
    const rows = await settledBefore(tx, before);
    for (const row of rows) {
      const closed = await updateGuarded(tx, ServiceRequestRow, row, { status: moved(row.status, 'close') });
      await tell(tx, closed, 'close', { from: row.status });
    }
    return rows.length;
  }

  async view(tx: Tx, row: ServiceRequestRow): Promise<ServiceRequest> {
    const [view] = await requestViews(tx, this.attachments, [row]);
    if (!view) throw new TypeError('A request has a view');
    return view;
  }

  private async decide(
    tx: Tx,
    id: string,
    event: ServiceRequestEvent,
    { version, note }: Decision,
    change: Change<ServiceRequestRow> = {},
  ): Promise<ServiceRequest> {
    const row = await held(tx, id, version);
    const status = moved(row.status, event);
    const after = await updateGuarded(tx, ServiceRequestRow, row, { status, ...change, ...taking(tx, row) });
    await withdrawDraft(tx, id);
    if (!isOpen(after.status)) await withdrawOffer(tx, after, 'ended');
    await tell(tx, after, event, { from: row.status, ...(note ? { note } : {}) });
    return this.view(tx, after);
  }
}

/** The row, held, in the version that the person saw. @throws StaleVersion | NotVisible */
export async function held(tx: Tx, id: string, version: number): Promise<ServiceRequestRow> {
  const row = await lock(tx, ServiceRequestRow, id);
  if (row.version !== version) throw new StaleVersion(row);
  return row;
}

/** Who of the staff decides or writes has the conversation from then on, and the request if it waits for a person. */
export const taking = (tx: Tx, row: ServiceRequestRow): Change<ServiceRequestRow> =>
  tx.scope.family === 'manufacturer' && tx.scope.personId !== null
    ? {
        ...(row.handOverDeadline === null ? {} : { handOverOwner: tx.scope.personId }),
        ...(row.takenOverAt === null ? { takenOverAt: tx.now } : {}),
      }
    : {};
