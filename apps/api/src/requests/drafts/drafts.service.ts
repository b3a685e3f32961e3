import { Inject, Injectable } from '@nestjs/common';
import type { DraftFigures, DraftRejection, ReplyDraft, ServiceRequest } from '#contracts';
import { lock, updateGuarded } from '../../platform/database';
import type { Change, Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { Refused } from '../../platform/refused';
import { ConversationRow } from '../conversation/conversation.entity';
import type { Draft } from '../conversation/conversation.rules';
import { conversationOf, customerWords } from '../conversation/conversation.store';
import { mailMessage } from '../jobs';
import { addMessage } from '../messages.store';
import { tell } from '../request.notes';
import { isOpen, noLongerWaiting } from '../request.rules';
import { requestById } from '../requests.store';
import { RequestsService } from '../requests.service';
import { ServiceRequestRow } from '../service-request.entity';
import { draftFigures, draftOf, draftsOf, namesOf } from './drafts.store';
import { movedSince } from './draft.rules';
import { ReplyDraftRow } from './reply-draft.entity';

/** What people do with the assistant's drafts. Each is decided once, and both wordings are kept. */
@Injectable()
export class DraftsService {
  constructor(
    @Inject(RequestsService) private readonly requests: RequestsService,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  async list(tx: Tx, requestId: string): Promise<{ items: ReplyDraft[] }> {
    await requestById(tx, requestId);
    return { items: await draftsOf(tx, requestId) };
  }

  figures(tx: Tx, days: number): Promise<DraftFigures> {
    return draftFigures(tx, days);
  }

  /** @throws Refused draft-outdated with what has happened since */
  accept(tx: Tx, requestId: string, draftId: string): Promise<ServiceRequest> {
    return this.send(tx, requestId, draftId, null);
  }

  /** The same in other words; unchanged ones are accepted. @throws Refused draft-outdated */
  edit(tx: Tx, requestId: string, draftId: string, text: string): Promise<ServiceRequest> {
    return this.send(tx, requestId, draftId, text);
  }

  /** The customer still waits for a person's words. @throws Refused draft-outdated */
  async reject(tx: Tx, requestId: string, draftId: string, reason: DraftRejection): Promise<ServiceRequest> {
    const { row, draft, kept } = await this.waiting(tx, requestId, draftId);
    await updateGuarded(tx, ConversationRow, kept, { draft: null });
    await decided(tx, draft, { status: 'rejected', reason });
    await tell(tx, row, 'draft-reject', { draftId, reason });
    return this.requests.view(tx, row);
  }

  private async send(
    tx: Tx,
    requestId: string,
    draftId: string,
    given: string | null,
  ): Promise<ServiceRequest> {
    const { row, draft, kept, waits } = await this.waiting(tx, requestId, draftId);
    const text = given ?? draft.text;
    const status = text === draft.text ? 'accepted' : 'edited';
    const { offer, sources } = draft;
    await addMessage(tx, row, {
      author: 'assistant',
      authorName: 'Callout',
      reviewedBy: tx.scope.name,
      text,
      offer,
      sources,
    });
    const { memory, heard } = waits;
    await updateGuarded(tx, ConversationRow, kept, { memory, heard, draft: null });
    await decided(tx, draft, { status, sentText: text });
    const after = await updateGuarded(tx, ServiceRequestRow, row, {
      answerDueAt: null,
      ...(row.handOverReason === 'draft-overdue' ? noLongerWaiting : {}),
    });
    await tell(tx, after, status === 'accepted' ? 'draft-accept' : 'draft-edit', { draftId });
    if (row.contactEmail !== null)
      await this.jobs.enqueue(tx, mailMessage, { organisationId: row.organisationId, requestId: row.id });
    return this.requests.view(tx, after);
  }

  /** The draft with its request held, as long as it may be sent. */
  private async waiting(
    tx: Tx,
    requestId: string,
    draftId: string,
  ): Promise<{ row: ServiceRequestRow; draft: ReplyDraftRow; kept: ConversationRow; waits: Draft }> {
    const row = await lock(tx, ServiceRequestRow, requestId);
    const draft = await draftOf(tx, requestId, draftId);
    const kept = await conversationOf(tx, requestId);
    const said = (await customerWords(tx, row)).map(one => one.id);
    const waits = kept?.draft ?? null;
    const moved = movedSince(draftId, {
      status: draft.status,
      isRequestOpen: isOpen(row.status),
      isTakenOver: row.takenOverAt !== null,
      waitsWith: waits,
      said,
    });
    if (moved !== null || !kept || !waits)
      throw new Refused('draft-outdated', { moved: moved ?? 'replaced', ...(await decisionOf(tx, draft)) });
    return { row, draft, kept, waits };
  }
}

const decided = (tx: Tx, draft: ReplyDraftRow, change: Change<ReplyDraftRow>): Promise<ReplyDraftRow> =>
  updateGuarded(tx, ReplyDraftRow, draft, { ...change, decidedBy: tx.scope.personId, decidedAt: tx.now });

async function decisionOf(tx: Tx, { status, decidedBy }: ReplyDraftRow): Promise<Record<string, unknown>> {
  if (decidedBy === null) return {};
  return { status, by: (await namesOf(tx, [decidedBy])).get(decidedBy) ?? null };
}
