import { Injectable } from '@nestjs/common';
import type { PositionReport } from '#contracts';
import type { Tx } from '../platform/database';
import { noteAll } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { refusePosition } from './engineer.rules';
import { engineerOfCaller, momentsOf } from './engineers.store';
import { keepPosition, visitOnTheWay } from './positions.store';

/** The last place only, on shift or during a visit; no trail of it is kept, neither in the audit trail nor in the notes. */
@Injectable()
export class PositionsService {
  async send(tx: Tx, { position, at, accuracyMetres }: PositionReport): Promise<void> {
    const engineer = await engineerOfCaller(tx);
    if (!engineer) throw new Refused('forbidden');
    const moment = (await momentsOf(tx, [engineer.id])).get(engineer.id);
    const refusal = refusePosition(
      {
        shifts: engineer.shifts,
        timeZone: engineer.timeZone,
        absences: moment?.absences ?? [],
        underWay: moment?.underWay?.status ?? null,
      },
      tx.now,
    );
    if (refusal) throw refusal;
    // A phone whose clock runs ahead must not shut out every later place.
    const seenAt = new Date(Math.min(Date.parse(at), tx.now.getTime()));
    const fix = { ...position, accuracyMetres: accuracyMetres ?? null, at: seenAt };
    if (!(await keepPosition(tx, engineer, fix))) return;
    const visit = moment?.underWay?.status === 'en_route' ? await visitOnTheWay(tx, engineer.id) : null;
    await noteAll(tx, [
      {
        topic: 'engineer',
        subjectId: engineer.id,
        payload: { moved: true },
        partnerId: engineer.partnerId,
      },
      ...(visit
        ? [
            {
              topic: 'visit' as const,
              subjectId: visit.id,
              payload: { moved: true },
              partnerId: visit.partner_id,
              customerId: visit.customer_id,
              serviceRequestId: visit.service_request_id,
            },
          ]
        : []),
    ]);
  }
}
