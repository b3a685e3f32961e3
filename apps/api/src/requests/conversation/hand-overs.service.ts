import { Inject, Injectable } from '@nestjs/common';
import type { ServiceRequest } from '#contracts';
import { updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { Refused } from '../../platform/refused';
import { triageRequest } from '../jobs';
import { withdrawOffer } from '../offers/offers.store';
import { tell } from '../request.notes';
import { isOpen, noLongerWaiting } from '../request.rules';
import { held, RequestsService } from '../requests.service';
import type { Decision } from '../requests.service';
import { ServiceRequestRow } from '../service-request.entity';
import { ConversationRow } from './conversation.entity';
import { unanswered, withoutPerson } from './conversation.rules';
import { conversationOf, wordsAndAnswers } from './conversation.store';

/** Who has a conversation: the way back from a person to the assistant. */
@Injectable()
export class HandOversService {
  constructor(
    @Inject(RequestsService) private readonly requests: RequestsService,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /**
   * The assistant answers again, beginning with what the customer said since the last answer. Danger in the words still
   * hands over at once. @throws Refused illegal-transition if nobody has it, or nothing is talked about any more
   */
  async giveBack(tx: Tx, id: string, { version, note }: Decision): Promise<ServiceRequest> {
    const row = await held(tx, id, version);
    const isHeld = row.takenOverAt !== null || row.handOverDeadline !== null;
    if (!isOpen(row.status) || !isHeld)
      throw new Refused('illegal-transition', { status: row.status, event: 'give-back', legal: [] });
    const after = await updateGuarded(tx, ServiceRequestRow, row, {
      takenOverAt: null,
      ...noLongerWaiting,
    });
    const kept = await conversationOf(tx, id);
    if (kept) {
      const owed = unanswered(await wordsAndAnswers(tx, row));
      await updateGuarded(tx, ConversationRow, kept, {
        memory: withoutPerson(kept.memory),
        heard: kept.heard.filter(one => !owed.includes(one)),
        draft: null,
      });
    }
    await withdrawOffer(tx, after, 'given-back');
    await tell(tx, after, 'give-back', note ? { note } : {});
    await this.jobs.enqueue(tx, triageRequest, { organisationId: row.organisationId, requestId: id });
    return this.requests.view(tx, after);
  }
}
