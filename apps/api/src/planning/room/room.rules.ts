import type { RepairPolicy, Room } from '#contracts';
import { overlaps } from '#dispatch';
import type { MovableVisit, RoomMade, Span } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import type { WorkOrderRow } from '../../work-orders';
import { isOfSameCompany } from '../day/day';
import { workingPart } from '../day/stretches.rules';
import { callFor } from '../repair/calls.rules';
import { isUnderWay } from '../repair/engineer-rest.rules';
import type { RunningVisit } from '../repair/repair';

/** Visits that have not begun and that nobody has pinned; each stays in its company. */
export function movableVisits(
  visits: readonly RunningVisit[],
  engineers: readonly PlannableEngineer[],
): MovableVisit[] {
  return visits
    .filter(visit => !visit.isPinned && !isUnderWay(visit))
    .map(({ id, label, position, start, end, engineerId, order }) => ({
      id,
      label,
      position,
      start,
      end,
      engineerId,
      job: order.job,
      engineerIds: new Set(engineers.filter(one => isOfSameCompany(order, one)).map(one => one.id)),
    }));
}

/** Nobody's visit is moved into the night of a readiness. */
export const workingShifts = (shifts: readonly Span[], days: readonly Span[]): Span[] =>
  days
    .flatMap(day => shifts.filter(shift => overlaps(shift, day)).map(shift => workingPart(shift, day)))
    .filter(part => part.start < part.end);

interface Told {
  visit: RunningVisit;
  row: WorkOrderRow;
  names: ReadonlyMap<string, Pick<PlannableEngineer, 'name' | 'partnerName'>>;
  policy: RepairPolicy;
}

/** With the names that people need, and whom to phone. */
export function roomAnswer(room: RoomMade, { visit, row, names, policy }: Told): Room {
  const who = (engineerId: string) => ({
    engineerId,
    engineerName: names.get(engineerId)?.name ?? '',
    partnerName: names.get(engineerId)?.partnerName ?? null,
  });
  const { moved } = room;
  const to = { engineerId: moved.engineerId, ...span(moved) };
  const call = callFor(
    { visit, orderId: visit.order.id, to: { ...to, travelStart: moved.start, travelMinutes: 0 } },
    policy,
    [visit.order],
  );
  return {
    ...who(room.engineerId),
    ...window(room),
    travelMinutes: room.travelMinutes,
    earlierMinutes: room.earlierMinutes,
    moved: {
      visitId: visit.id,
      number: row.number,
      title: row.title,
      from: { ...who(visit.engineerId), ...window(visit) },
      to: { ...who(moved.engineerId), ...window(moved) },
      call: call && {
        customerName: row.customerName,
        contactName: row.contactName,
        phone: row.contactPhone,
      },
    },
  };
}

const span = ({ start, end }: { start: number; end: number }) => ({ start, end });
const window = ({ start, end }: { start: number; end: number }) => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
});
