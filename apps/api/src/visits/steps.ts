import type { VisitEvent } from '#contracts';
import { StaleVersion, updateGuarded } from '../platform/database';
import type { Change, Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { lockCalendar } from '../engineers';
import { refreshStatus } from '../work-orders';
import type { WorkOrderRow } from '../work-orders';
import { announce } from './announce';
import { followVisit, neighboursOf } from './assignments.store';
import { visitCaller } from './caller';
import { VisitRow } from './visit.entity';
import { stepOf } from './visit.rules';
import { actualSpan, stepTime, timesAfter } from './visit-times.rules';
import { lockVisit } from './visits.store';

/** What the phone sends with every step. */
export interface Step {
  version: number;
  deviceTime?: string | undefined;
  position?: { lat: number; lng: number } | undefined;
}

export interface Stepping {
  order: WorkOrderRow;
  visit: VisitRow;
  /** When it happened, as far as that can be believed. */
  at: Date;
}

/** What a step writes besides the state: on the visit, on its order, into the audit trail. */
export interface StepEffects {
  visit?: Change<VisitRow>;
  order?: Parameters<typeof refreshStatus>[2];
  detail?: Record<string, unknown>;
}

const GIVES_TIME_BACK: readonly VisitEvent[] = ['decline', 'leave-incomplete', 'report-no-access'];

/**
 * One step of an engineer through the life cycle: hold order and visit, ask the table, write the state, its time and the
 * time that the engineer really is held, derive the order's status, tell.
 */
export async function takeStep(
  tx: Tx,
  id: string,
  event: VisitEvent,
  said: Step,
  effects: (stepping: Stepping) => Promise<StepEffects> | StepEffects = () => ({}),
): Promise<{ order: WorkOrderRow; visit: VisitRow }> {
  const { order, visit } = await lockVisit(tx, id);
  const status = stepOf(visit, event, await visitCaller(tx));
  if (status instanceof Refused) throw status;
  if (visit.version !== said.version) throw new StaleVersion(visit);
  const at = stepTime(said.deviceTime, { times: visit.times, now: tx.now });
  const also = await effects({ order, visit, at });
  await lockCalendar(tx, visit.engineerId);
  const span = actualSpan({ start: visit.startAt, end: visit.endAt }, event, at, {
    ...(await neighboursOf(tx, visit)),
    workMinutes: order.estimatedMinutes,
  });
  const stepped = await updateGuarded(tx, VisitRow, visit, {
    ...also.visit,
    status,
    startAt: span.start,
    endAt: span.end,
    times: timesAfter(visit.times, event, status, at),
  });
  await followVisit(tx, id, { ...span, holding: !GIVES_TIME_BACK.includes(event) });
  const after = await refreshStatus(tx, order.id, also.order);
  await announce(tx, { order: after, visit: stepped }, event, {
    ...(also.detail ? { detail: also.detail } : {}),
    ...(said.deviceTime ? { deviceTime: new Date(said.deviceTime) } : {}),
    ...(said.position ? { position: said.position } : {}),
  });
  return { order: after, visit: stepped };
}
