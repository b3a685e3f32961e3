import { Injectable } from '@nestjs/common';
import type { AssignmentCheck, BodyOf, DispatchCandidate, planningRoutes } from '#contracts';
import { plannableEngineers, wishesOf } from '../engineers';
import type { Tx } from '../platform/database';
import { checkProposal, dayPlans, jobOf } from '../visits';
import { workOrderById } from '../work-orders';
import { engineersWhoKnow } from './acquaintance.store';
import { policyOf } from '../planning-policy';
import { candidateAnswer, rankFirstPossible, rankOn } from './candidates.rules';
import { dayOf, daysFrom } from './day.rules';

/** How many days are looked through for the first on which somebody can go. */
const MOST_DAYS = 7;
/** A shift or visit of the evening before still counts in the morning. */
const BEFORE_MS = 24 * 3_600_000;

@Injectable()
export class PlanningService {
  /** Everybody with reasons, best first: six statements, whatever the number of engineers. */
  async candidates(tx: Tx, workOrderId: string, day?: string): Promise<{ items: DispatchCandidate[] }> {
    const order = await workOrderById(tx, workOrderId);
    const now = tx.now.getTime();
    const days = day ? [dayOf(day, order.timeZone)] : daysFrom(now, order.timeZone, MOST_DAYS);
    const span = { start: (days[0]?.start ?? now) - BEFORE_MS, end: days.at(-1)?.end ?? now };
    const engineers = (await plannableEngineers(tx, span)).filter(
      ({ partnerId }) => !order.partnerId || !partnerId || partnerId === order.partnerId,
    );
    const plans = await dayPlans(tx, span);
    const { terms: policy } = await policyOf(tx);
    const wishesAt = await wishesOf(tx, [order]);
    const acquainted = await engineersWhoKnow(tx, order.equipmentId);
    const field = {
      job: jobOf(order, wishesAt(order), span),
      engineers: engineers.map(engineer => ({
        ...engineer,
        knownEquipmentIds: acquainted.has(engineer.id) ? [order.equipmentId] : [],
      })),
      plans,
      now,
      policy,
    };
    const [only] = days;
    const ranked = day && only ? rankOn(field, only) : rankFirstPossible(field, days);
    const byId = new Map(engineers.map(engineer => [engineer.id, engineer]));
    return { items: ranked.map(candidate => candidateAnswer(candidate, byId.get(candidate.engineerId))) };
  }

  /** What dropping the job there would say, without doing it. */
  async check(
    tx: Tx,
    workOrderId: string,
    { start, ignoreVisitId, ...given }: BodyOf<typeof planningRoutes.checkAssignment>,
  ): Promise<AssignmentCheck> {
    const order = await workOrderById(tx, workOrderId);
    const { check } = await checkProposal(tx, order, {
      ...given,
      start: new Date(start),
      ignoreVisitId: ignoreVisitId ?? null,
    });
    return {
      allowed: check.allowed,
      needsReason: check.needsReason,
      start: new Date(check.start).toISOString(),
      end: new Date(check.end).toISOString(),
      travelMinutes: check.travelMinutes,
      reasons: check.reasons.map(({ code, kind, params }) => ({ code, kind, params })),
    };
  }
}
