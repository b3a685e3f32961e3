import { allows, legalEvents, nextState, visitMoves } from '#contracts';
import type { Caller, Permission, VisitEvent, VisitStatus } from '#contracts';
import { Refused } from '../platform/refused';

/** Whose event it is: planners plan, the engineer performs. */
export const eventPermission = {
  dispatch: 'visit.plan',
  cancel: 'visit.plan',
  accept: 'visit.perform',
  decline: 'visit.perform',
  'start-travel': 'visit.perform',
  arrive: 'visit.perform',
  'start-work': 'visit.perform',
  pause: 'visit.perform',
  resume: 'visit.perform',
  complete: 'visit.perform',
  'leave-incomplete': 'visit.perform',
  'report-no-access': 'visit.perform',
} as const satisfies Record<VisitEvent, Permission>;

export interface VisitCaller {
  role: Caller;
  /** The engineer behind the caller, if there is one. */
  engineerId: string | null;
}

/** Where the event leads, or why it does not: not the caller's to do, another engineer's visit, not in this state. */
export function stepOf(
  visit: { status: VisitStatus; engineerId: string },
  event: VisitEvent,
  { role, engineerId }: VisitCaller,
): VisitStatus | Refused {
  const permission = eventPermission[event];
  if (!allows(permission, role)) return new Refused('forbidden');
  if (permission === 'visit.perform' && visit.engineerId !== engineerId)
    return new Refused('visit-not-yours');
  const next = nextState(visitMoves, visit.status, event);
  if (next) return next;
  const legal = legalEvents(visitMoves, visit.status).filter(one => allows(eventPermission[one], role));
  return new Refused('illegal-transition', { status: visit.status, event, legal });
}

const movable: readonly VisitStatus[] = ['planned', 'dispatched', 'accepted'];

export function refuseMove({ status }: { status: VisitStatus }): Refused | null {
  return movable.includes(status)
    ? null
    : new Refused('illegal-transition', {
        status,
        event: 'move',
        legal: legalEvents(visitMoves, status).filter(event => eventPermission[event] === 'visit.plan'),
      });
}

/** Who accepted a time has not accepted another one: the engineer is asked again. */
export function statusAfterMove(
  status: VisitStatus,
  changed: { engineer: boolean; start: boolean },
): VisitStatus {
  return status === 'accepted' && (changed.engineer || changed.start) ? 'dispatched' : status;
}

const onSite: readonly VisitStatus[] = ['on_site', 'working', 'paused'];

/** The checklist is answered where the machine is. */
export function refuseChecklist({ status }: { status: VisitStatus }): Refused | null {
  return onSite.includes(status)
    ? null
    : new Refused('illegal-transition', {
        status,
        event: 'answer-task',
        legal: legalEvents(visitMoves, status),
      });
}

/** Evidence may come later than the end of the visit, but not for a visit that never was. */
export function refuseEvidence({ status }: { status: VisitStatus }): Refused | null {
  return status === 'canceled' || status === 'declined'
    ? new Refused('illegal-transition', { status, event: 'add-evidence', legal: [] })
    : null;
}
