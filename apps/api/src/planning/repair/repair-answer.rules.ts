import type { DayRepair, DayRepairLine, RepairChange } from '#contracts';
import { RepairPolicy } from '#contracts';
import type { Span } from '#dispatch';
import { MINUTE_MS } from '../day/way';
import type { PlanRunRow } from '../plan-run.entity';
import { withNeeds } from './needs.rules';
import type { Change, RepairProposal } from './repair';
import type { OrderAsPlanned } from '../day/day-facts.store';
import type { GatheredRepair, OrderToRepair } from './repair-facts.store';

type Named = Pick<DayRepair, 'changes' | 'waiting' | 'leftAlone'> & Pick<DayRepairLine, 'counts'>;

const iso = (at: number) => new Date(at).toISOString();
const window = ({ start, end }: Span) => ({ start: iso(start), end: iso(end) });

/** What the engine proposes, with the names that people need. */
export function namedRepair({ facts, orders }: GatheredRepair, proposal: RepairProposal): Named {
  const names = new Map(facts.day.engineers.map(({ id, name }) => [id, name]));
  const orderOf = (id: string): OrderToRepair => {
    const order = orders.get(id);
    if (!order) throw new RangeError(`the repair speaks of an unknown order ${id}`);
    return order;
  };
  const changes = withNeeds(
    proposal.changes.map(change => namedChange(change, orderOf(change.orderId), names)),
  );
  return {
    changes,
    waiting: proposal.waiting.map(({ orderId, reason }) => ({ ...plain(orderOf(orderId)), reason })),
    leftAlone: proposal.leftAlone.map(({ visit, reason }) => ({
      visitId: visit.id,
      workOrderId: visit.order.id,
      number: visit.label,
      engineerName: names.get(visit.engineerId) ?? '',
      start: iso(visit.start),
      reason,
    })),
    counts: countsOf(changes, facts.visits.length),
  };
}

export function countsOf(changes: readonly RepairChange[], visits: number): DayRepairLine['counts'] {
  const of = (kind: RepairChange['kind']) => changes.filter(change => change.kind === kind);
  return {
    visits,
    unchanged: visits - of('move').length - of('drop').length,
    moved: of('move').length,
    otherEngineer: of('move').filter(({ from, to }) => from?.engineerId !== to?.engineerId).length,
    placed: of('place').length,
    dropped: of('drop').length,
    calls: changes.filter(({ call }) => call !== null).length,
  };
}

/** Of an order that is only spoken of nobody is phoned. */
function plain(order: OrderToRepair): OrderAsPlanned {
  const { number, title, urgency, siteName, city, timeZone, position, dueAt } = order;
  const { workOrderId, workOrderVersion } = order;
  return {
    workOrderId,
    workOrderVersion,
    number,
    title,
    urgency,
    siteName,
    city,
    timeZone,
    position,
    dueAt,
  };
}

function namedChange(
  { visit, to, reasons, call }: Change,
  { workOrderVersion, customerName, contactName, contactPhone, ...order }: OrderToRepair,
  names: ReadonlyMap<string, string>,
): Omit<RepairChange, 'needs'> {
  const nameOf = (id: string) => names.get(id) ?? '';
  return {
    ...order,
    workOrderVersion,
    kind: visit ? (to ? 'move' : 'drop') : 'place',
    visitId: visit?.id ?? null,
    from: visit && {
      engineerId: visit.engineerId,
      engineerName: nameOf(visit.engineerId),
      ...window(visit),
    },
    to: to && {
      engineerId: to.engineerId,
      engineerName: nameOf(to.engineerId),
      ...window(to),
      travelStart: iso(to.travelStart),
      travelMinutes: to.travelMinutes,
    },
    movedMinutes: visit && to ? Math.round((to.start - visit.start) / MINUTE_MS) : null,
    reasons,
    call: call && {
      reason: call.reason,
      customerName,
      contactName,
      phone: contactPhone,
      oldWindow: window(call.old),
      newWindow: call.new && window(call.new),
      informed: null,
    },
    isPublished: false,
  };
}

export function dayRepairLine(row: PlanRunRow): DayRepairLine {
  return {
    id: row.id,
    day: row.day,
    status: row.status,
    requestedBy: row.requestedBy,
    seed: row.seed,
    budgetSeconds: row.budgetSeconds,
    counts: row.counts,
    undoes: row.undoes,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    version: row.version,
  };
}

export function dayRepairAnswer(row: PlanRunRow): DayRepair {
  const stored = row.repair ?? newRepair([], RepairPolicy.parse({}));
  return { ...dayRepairLine(row), ...stored, before: row.beforeKpi, after: row.afterKpi };
}

/** Before anything is thought. */
export const newRepair = (events: DayRepair['events'], policy: RepairPolicy) => ({
  events,
  policy,
  changes: [],
  waiting: [],
  leftAlone: [],
});
