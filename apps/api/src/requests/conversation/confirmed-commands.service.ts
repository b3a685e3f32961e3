import { Inject, Injectable } from '@nestjs/common';
import { commandWords } from '#triage';
import type { CommandOwner, DeviceCommandRow } from '../../commands';
import { lock } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { mailMessage, triageRequest } from '../jobs';
import { addMessage } from '../messages.store';
import { customerLocale, isDangerAt } from '../offers/offers.store';
import { tell } from '../request.notes';
import { isOpen } from '../request.rules';
import { ServiceRequestRow } from '../service-request.entity';
import { recordOf } from './conversation.rules';

/** What conversations say about the commands that were confirmed in them. */
@Injectable()
export class ConfirmedCommands implements CommandOwner {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  /** Whoever takes the case over at this moment comes before or after it: the row is held. */
  async objection(
    tx: Tx,
    { serviceRequestId, offerId }: Pick<DeviceCommandRow, 'serviceRequestId' | 'offerId'>,
  ): Promise<'person' | 'danger' | null> {
    const row = await lock(tx, ServiceRequestRow, serviceRequestId);
    if (!isOpen(row.status)) return 'person';
    // A person has offered it, and has the case.
    if (offerId !== null) return (await isDangerAt(tx, row)) ? 'danger' : null;
    return row.takenOverAt === null && row.handOverDeadline === null ? null : 'person';
  }

  /**
   * The customer is told in the next turn, as of anything that has happened, or at once where the assistant is silent; of a
   * late answer only the staff is.
   */
  async ended(tx: Tx, command: DeviceCommandRow): Promise<void> {
    const { serviceRequestId, status, reference, lateAnswer, offerId } = command;
    const row = await lock(tx, ServiceRequestRow, serviceRequestId);
    if (offerId !== null && lateAnswer === null) await this.tellCustomer(tx, row, command);
    await tell(tx, row, 'command', { reference, status, lateAnswer });
    if (offerId !== null || lateAnswer !== null || !isOpen(row.status)) return;
    await this.jobs.enqueue(tx, triageRequest, { organisationId: row.organisationId, requestId: row.id });
  }

  private async tellCustomer(
    tx: Tx,
    row: ServiceRequestRow,
    { status, reference }: DeviceCommandRow,
  ): Promise<void> {
    const text = commandWords(await customerLocale(tx, row)).record(recordOf(status, reference));
    await addMessage(tx, row, { author: 'system', authorName: '', text });
    // Who confirmed it may have left the page: a machine answers when it answers.
    if (row.contactEmail !== null)
      await this.jobs.enqueue(tx, mailMessage, { organisationId: row.organisationId, requestId: row.id });
  }
}
