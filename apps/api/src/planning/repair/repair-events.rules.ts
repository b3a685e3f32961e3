import { openVisitStatuses, underWayVisitStatuses } from '#contracts';
import type { RepairEvent } from '#contracts';
import { Refused } from '../../platform/refused';

/** By id: the state of the visit or order; engineers have none worth telling. */
export type EventFacts = ReadonlyMap<string, string>;

const underWay: readonly string[] = underWayVisitStatuses;
const open: readonly string[] = openVisitStatuses;

/** Can this happen to what it is said of? */
export function refuseEvent(event: RepairEvent, index: number, facts: EventFacts): Refused | null {
  const [field, id] = subjectOf(event);
  const status = facts.get(id);
  if (status === undefined) return new Refused('reference-unknown', { field: `events.${index}.${field}` });
  if (event.kind === 'engineer-away')
    return event.to !== null && Date.parse(event.to) <= Date.parse(event.from)
      ? new Refused('input-invalid', undefined, [
          { path: `/body/events/${index}/to`, message: 'must be after from' },
        ])
      : null;
  if (fits(event.kind, status)) return null;
  if (event.kind === 'urgent') return new Refused('work-order-not-plannable', { status });
  return new Refused('illegal-transition', { status, event: event.kind });
}

function subjectOf(event: RepairEvent): [field: string, id: string] {
  if (event.kind === 'engineer-away') return ['engineerId', event.engineerId];
  return event.kind === 'urgent' ? ['workOrderId', event.workOrderId] : ['visitId', event.visitId];
}

function fits(kind: RepairEvent['kind'], status: string): boolean {
  if (kind === 'urgent') return status === 'ready';
  if (kind === 'overrun') return underWay.includes(status);
  return open.includes(status) && (kind === 'no-access' || !underWay.includes(status));
}
