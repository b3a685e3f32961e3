import { Inject, Injectable } from '@nestjs/common';
import type { CommandOwner, DeviceCommandRow } from '../../commands';
import { lock } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { triageRequest } from '../jobs';
import { tell } from '../request.notes';
import { isOpen } from '../request.rules';
import { ServiceRequestRow } from '../service-request.entity';

/** What conversations say about the commands that were confirmed in them. */
@Injectable()
export class ConfirmedCommands implements CommandOwner {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  /** Whoever takes the case over at this moment comes before or after it: the row is held. */
  async isWanted(tx: Tx, { serviceRequestId }: DeviceCommandRow): Promise<boolean> {
    const row = await lock(tx, ServiceRequestRow, serviceRequestId);
    return isOpen(row.status) && row.takenOverAt === null && row.handOverDeadline === null;
  }

  /** The customer is told in the next turn, as of anything that has happened; of a late answer only the staff is. */
  async ended(tx: Tx, { serviceRequestId, status, reference, lateAnswer }: DeviceCommandRow): Promise<void> {
    const row = await lock(tx, ServiceRequestRow, serviceRequestId);
    await tell(tx, row, 'command', { reference, status, lateAnswer });
    if (lateAnswer !== null || !isOpen(row.status)) return;
    await this.jobs.enqueue(tx, triageRequest, { organisationId: row.organisationId, requestId: row.id });
  }
}
