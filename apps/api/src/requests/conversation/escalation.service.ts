import { Inject, Injectable } from '@nestjs/common';
import type { MessageOffer } from '#contracts';
import { dangerUnanswered } from '#triage';
import { lock, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { addMessage } from '../messages.store';
import { customerLocale } from '../offers/offers.store';
import { tell } from '../request.notes';
import { handOverDeadline, isOpen } from '../request.rules';
import { ServiceRequestRow } from '../service-request.entity';
import { leastBusyManager, leastBusyPerson } from '../triage-write.store';
import { askedInVain } from './conversation.store';
import { watchDeadline } from './deadlines';

/** What happens by itself when nobody answered in time. */
@Injectable()
export class EscalationService {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  /**
   * A question about danger that nobody answered, and a draft that nobody sent, become a hand-over; a hand-over that nobody took goes to a
   * manager. Twice is once.
   */
  async escalate(tx: Tx, id: string): Promise<void> {
    const row = await lock(tx, ServiceRequestRow, id);
    if (!isOpen(row.status) || row.takenOverAt !== null) return;
    const after = await this.nextStep(tx, row);
    await watchDeadline(tx, this.jobs, after);
  }

  private async nextStep(tx: Tx, row: ServiceRequestRow): Promise<ServiceRequestRow> {
    const asked = row.handOverDeadline === null ? await askedInVain(tx, row) : null;
    if (asked) return this.afterSilence(tx, row, asked);
    const isPast = (deadline: Date | null): boolean => deadline !== null && deadline <= tx.now;
    if (row.handOverDeadline === null && isPast(row.answerDueAt)) {
      const after = await updateGuarded(tx, ServiceRequestRow, row, {
        handOverOwner: await leastBusyPerson(tx),
        handOverDeadline: handOverDeadline(row.urgency, tx.now),
        handOverReason: 'draft-overdue',
        handedOverAt: tx.now,
      });
      await tell(tx, after, 'hand-over', { reason: 'draft-overdue' });
      return after;
    }
    if (!isPast(row.handOverDeadline) || row.escalatedAt !== null) return row;
    const manager = await leastBusyManager(tx);
    const after = await updateGuarded(tx, ServiceRequestRow, row, {
      handOverOwner: manager ?? row.handOverOwner,
      escalatedAt: tx.now,
    });
    await tell(tx, after, 'escalate', { from: row.handOverOwner, to: after.handOverOwner });
    return after;
  }

  /** Who may be in danger cannot always answer: a person looks, and the customer is told so, with what to do first. */
  private async afterSilence(
    tx: Tx,
    row: ServiceRequestRow,
    offer: MessageOffer,
  ): Promise<ServiceRequestRow> {
    const text = dangerUnanswered(await customerLocale(tx, row));
    await addMessage(tx, row, { author: 'assistant', authorName: 'Callout', text, offer });
    const after = await updateGuarded(tx, ServiceRequestRow, row, {
      handOverOwner: await leastBusyPerson(tx),
      handOverDeadline: handOverDeadline('critical', tx.now),
      handOverReason: 'danger-unanswered',
      handedOverAt: tx.now,
    });
    await tell(tx, after, 'hand-over', { reason: 'danger-unanswered' });
    return after;
  }
}
