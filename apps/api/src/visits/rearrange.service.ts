import { Inject, Injectable } from '@nestjs/common';
import type { NewVisit, Visit } from '#contracts';
import { StaleVersion } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import type { WorkOrderRow } from '../work-orders';
import { AssignService } from './assign.service';
import { followVisit } from './assignments.store';
import { MoveService } from './move.service';
import type { VisitRow } from './visit.entity';
import { refuseMove } from './visit.rules';
import { lockVisit } from './visits.store';

/** Where a visit was when it was decided what becomes of it. */
interface Seen {
  visitId: string;
  engineerId: string;
  start: string;
  end: string;
}

/** Changes that only make sense together. `why` is written where a person would have had to give a reason. */
export interface Rearrangement {
  moves: readonly (Seen & { to: { engineerId: string; start: string; durationMinutes: number } })[];
  drops: readonly Seen[];
  places: readonly (Pick<NewVisit, 'workOrderId' | 'workOrderVersion' | 'engineerId' | 'start'> & {
    number: string;
    durationMinutes: number;
  })[];
  why: string;
}

@Injectable()
export class RearrangeService {
  constructor(
    @Inject(MoveService) private readonly moving: MoveService,
    @Inject(AssignService) private readonly assigning: AssignService,
  ) {}

  /**
   * Several visits at once, each under the rules of a move by hand: first all give their time back, so that they may change
   * places, then each takes its new one. Whoever calls holds the orders and the calendars. Everything or nothing: the first
   * that is not as it was seen, or does not fit any more, is named.
   * @returns the visits that were moved, and by order those that are new
   * @throws Refused repair-outdated | repair-no-longer-fits
   */
  async rearrange(
    tx: Tx,
    { moves, drops, places, why }: Rearrangement,
  ): Promise<{ moved: Visit[]; made: Map<string, Visit> }> {
    const held = new Map<string, { order: WorkOrderRow; visit: VisitRow }>();
    for (const seen of [...moves, ...drops]) held.set(seen.visitId, await this.asSeen(tx, seen));
    for (const { visitId } of moves) {
      const visit = held.get(visitId)?.visit;
      if (visit) await followVisit(tx, visitId, { start: visit.startAt, end: visit.endAt, holding: false });
    }
    for (const { visitId } of drops) {
      const version = held.get(visitId)?.visit.version ?? 0;
      await this.moving.cancel(tx, visitId, { version, reason: why });
    }
    const moved: Visit[] = [];
    for (const { visitId, to } of moves) {
      const before = held.get(visitId);
      const given = { version: before?.visit.version ?? 0, ...to };
      moved.push(
        await fitting(before?.order.number ?? '', why, overrideReason =>
          this.moving.move(tx, visitId, { ...given, overrideReason }),
        ),
      );
    }
    const made = new Map<string, Visit>();
    for (const { number, ...given } of places) {
      const visit = await fitting(number, why, overrideReason =>
        this.assigning.assign(tx, { ...given, overrideReason, dispatch: true }),
      );
      made.set(given.workOrderId, visit);
    }
    return { moved, made };
  }

  /** That the engineer has said yes meanwhile makes no difference; another time, engineer or state does. */
  private async asSeen(tx: Tx, { visitId, ...seen }: Seen) {
    const held = await lockVisit(tx, visitId);
    const { order, visit } = held;
    const isSame =
      visit.engineerId === seen.engineerId &&
      visit.startAt.getTime() === Date.parse(seen.start) &&
      visit.endAt.getTime() === Date.parse(seen.end) &&
      refuseMove(visit) === null;
    if (isSame) return held;
    throw new Refused('repair-outdated', {
      number: order.number,
      visitId,
      status: visit.status,
      engineerName: visit.engineerName,
      start: visit.startAt.toISOString(),
    });
  }
}

/** Does it without a reason where none is asked for, so that only what is against advice carries one. */
async function fitting<T>(
  number: string,
  why: string,
  deed: (overrideReason: string | null) => Promise<T>,
): Promise<T> {
  try {
    return await deed(null).catch((error: unknown) => {
      if (error instanceof Refused && error.facts?.['needsReason'] === true) return deed(why);
      throw error;
    });
  } catch (error) {
    if (error instanceof StaleVersion)
      throw new Refused('repair-outdated', { number }, undefined, { cause: error });
    if (!(error instanceof Refused)) throw error;
    const facts = { number, refusal: error.code, ...error.facts };
    throw new Refused('repair-no-longer-fits', facts, undefined, { cause: error });
  }
}
