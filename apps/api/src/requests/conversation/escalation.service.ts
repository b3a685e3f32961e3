import { Inject, Injectable } from '@nestjs/common';
import { lock, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { tell } from '../request.notes';
import { handOverDeadline, isOpen } from '../request.rules';
import { ServiceRequestRow } from '../service-request.entity';
import { leastBusyManager, leastBusyPerson } from '../triage-write.store';
import { watchDeadline } from './deadlines';

/** What happens by itself when nobody answered in time. */
@Injectable()
export class EscalationService {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  /** A draft that nobody sent becomes a hand-over, a hand-over that nobody took goes to a manager. Twice is once. */
  async escalate(tx: Tx, id: string): Promise<void> {
    const row = await lock(tx, ServiceRequestRow, id);
    if (!isOpen(row.status) || row.takenOverAt !== null) return;
    const after = await this.nextStep(tx, row);
    await watchDeadline(tx, this.jobs, after);
  }

  private async nextStep(tx: Tx, row: ServiceRequestRow): Promise<ServiceRequestRow> {
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
}
