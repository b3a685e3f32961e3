import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, PlanRun, planRunRoutes } from '#contracts';
import { StaleVersion, updateGuarded } from '../platform/database';
import type { Tx } from '../platform/database';
import { RearrangeService } from '../visits';
import { planRunAnswer } from './plan-run.answer';
import { PlanRunRow } from './plan-run.entity';
import { tellPlanRun } from './plan-run.notes';
import { moved } from './plan-run.rules';
import { holdAll, lockRun } from './plan-runs.store';
import { changesSince, refuseUndo, undoableUntil } from './undo-plan.rules';
import { visitsNow } from './undo-plan.store';

@Injectable()
export class UndoPlanService {
  constructor(@Inject(RearrangeService) private readonly visits: RearrangeService) {}

  /**
   * Takes a publication back: its visits are canceled and their orders wait again, all of them or none. The orders are held
   * while it is looked at, so nobody says yes, moves or promises in between.
   * @throws Refused plan-undo-too-late | plan-changed, naming everything that has changed
   */
  async undo(
    tx: Tx,
    id: string,
    { version, why }: BodyOf<typeof planRunRoutes.undoPlanRun>,
  ): Promise<PlanRun> {
    const row = await lockRun(tx, 'plan', id);
    const status = moved(row.status, 'undo');
    if (row.version !== version) throw new StaleVersion(row);
    const made = row.proposals.filter(({ outcome }) => outcome?.status === 'published');
    const ids = made.flatMap(({ outcome }) => outcome?.visitId ?? []);
    await holdAll(tx, {
      orderIds: made.map(({ workOrderId }) => workOrderId),
      engineerIds: [...new Set(made.map(({ engineerId }) => engineerId))],
    });
    const held = await visitsNow(tx, ids);
    const refusal = refuseUndo(undoableUntil(row), changesSince(made, held, tx.now.getTime()), tx.now);
    if (refusal) throw refusal;
    const drops = [...held].map(([visitId, { engineerId, start, end }]) => ({
      visitId,
      engineerId,
      start,
      end,
    }));
    await this.visits.rearrange(tx, { moves: [], drops, places: [], why });
    const proposals = row.proposals.map(({ outcome, ...proposal }) => ({
      ...proposal,
      outcome: outcome?.status === 'published' ? { ...outcome, status: 'undone' as const } : outcome,
    }));
    const undone = await updateGuarded(tx, PlanRunRow, row, { status, proposals });
    await tellPlanRun(tx, undone, 'undo', { undone: drops.length, reason: why });
    return planRunAnswer(undone);
  }
}
