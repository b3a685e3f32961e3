import type { TimeWindow } from '#contracts';
import { merged, openBetween } from '#dispatch';
import type { AssignmentCheck, DispatchJob, Reason, Span } from '#dispatch';
import { Refused } from '../platform/refused';
import type { EngineerWishes } from '../engineers';
import type { WorkOrderRow } from '../work-orders';

/** The longest job takes two days, and begins inside of what is looked at. */
const AFTER_MS = 3 * 86_400_000;

/**
 * The order as the planner's engine sees it; with a duration of its own it takes that, whoever does it. `around`: the time
 * in which it may be planned; its site's hours are told for it.
 */
export function jobOf(
  order: WorkOrderRow,
  wishes: EngineerWishes,
  around: Span,
  durationMinutes?: number,
): DispatchJob {
  const { promisedStart, promisedEnd } = order;
  const open = { start: around.start, end: around.end + AFTER_MS };
  return {
    position: { lat: order.lat, lng: order.lng },
    durationMinutes: durationMinutes ?? order.estimatedMinutes,
    ...(durationMinutes !== undefined && { isTimed: true }),
    urgency: order.urgency,
    skills: order.skills,
    promisedWindow:
      promisedStart && promisedEnd ? { start: promisedStart.getTime(), end: promisedEnd.getTime() } : null,
    preferredWindows: preferredOf(order.preferredWindows),
    dueAt: order.dueAt?.getTime() ?? null,
    accessHours: openBetween(order.accessHours, order.timeZone, open),
    equipmentId: order.equipmentId,
    ...wishes,
  };
}

/** In order and apart, however they were entered. */
export const preferredOf = (windows: readonly TimeWindow[]): Span[] =>
  merged(windows.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) })));

/** What forbids the assignment, or what speaks against it and nobody has given a reason to do it all the same. */
export function refusePlan(check: AssignmentCheck, overrideReason: string | null): Refused | null {
  const blocking = check.reasons.find(reason => reason.kind === 'blocking');
  if (blocking) return refusalOf(blocking);
  if (!check.needsReason || overrideReason) return null;
  const reasons = check.reasons.filter(reason => reason.kind === 'against');
  const offShift = reasons.find(reason => reason.code === 'off-shift');
  const closed = reasons.find(reason => reason.code === 'closed-site');
  const refusal = offShift ? 'engineer-off-shift' : closed ? 'site-closed' : 'override-reason-missing';
  return new Refused(refusal, {
    ...(offShift ?? closed)?.params,
    needsReason: true,
    reasons: reasons.map(({ code, kind, params }) => ({ code, kind, params })),
  });
}

function refusalOf({ code, params }: Reason): Refused {
  switch (code) {
    case 'overlap':
      return new Refused('visit-overlaps', params);
    case 'skill-missing':
      return new Refused('skill-missing', params);
    case 'start-past':
      return new Refused('in-the-past', params);
    default:
      return new Refused('engineer-not-assignable', { reason: code, ...params });
  }
}

/** An order is one company's at a time: the engineers of another partner do not get it beside. */
export function refuseOtherPartner(
  order: { partnerId: string | null },
  engineer: { partnerId: string | null; active: boolean },
): Refused | null {
  if (!engineer.active) return new Refused('engineer-not-assignable', { reason: 'inactive' });
  const foreign =
    engineer.partnerId !== null && order.partnerId !== null && engineer.partnerId !== order.partnerId;
  return foreign ? new Refused('engineer-not-assignable', { reason: 'other-partner' }) : null;
}
