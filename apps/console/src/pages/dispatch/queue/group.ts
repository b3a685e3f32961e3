import type { Urgency, WorkOrderLine, WorkOrderStatus } from '#contracts';
import { dateOf, shiftDate } from '../../../board/time';

/** What waits for a dispatcher: an order without a planned visit. */
export const queueStatuses = ['ready', 'on_hold', 'draft'] as const satisfies readonly WorkOrderStatus[];
export type QueueStatus = (typeof queueStatuses)[number];

export interface QueueFilter {
  text: string;
  urgency: readonly Urgency[];
  status: readonly QueueStatus[];
  skill: string;
  /** Id of a partner; `own` for what no partner has. */
  partner: string;
}
export const noFilter: QueueFilter = { text: '', urgency: [], status: [], skill: '', partner: '' };
export const countFilters = (filter: QueueFilter): number =>
  filter.urgency.length + filter.status.length + Number(filter.skill !== '') + Number(filter.partner !== '');

export function fits(order: WorkOrderLine, filter: QueueFilter): boolean {
  if (filter.urgency.length > 0 && !filter.urgency.includes(order.urgency)) return false;
  if (filter.status.length > 0 && !filter.status.some(status => status === order.status)) return false;
  if (filter.skill && !order.skills.some(need => need.skill === filter.skill)) return false;
  if (filter.partner && (order.partnerId ?? 'own') !== filter.partner) return false;
  return filter.text === '' || mentions(order, filter.text);
}

/** Every word must stand somewhere in what a dispatcher sees of the order. */
function mentions(order: WorkOrderLine, text: string): boolean {
  const { number, title, serialNumber, modelName, siteName, city, customerName, faultCode } = order;
  const seen = [number, title, serialNumber, modelName, siteName, city, customerName, faultCode ?? '']
    .join(' ')
    .toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every(word => seen.includes(word));
}

/** The latest moment that was promised: the end of the window, else the due time of the SLA. */
export function deadlineOf(order: Pick<WorkOrderLine, 'promisedWindow' | 'dueAt'>): number | null {
  const moment = order.promisedWindow?.end ?? order.dueAt;
  return moment ? Date.parse(moment) : null;
}

export const groupings = ['urgency', 'due'] as const;
export type Grouping = (typeof groupings)[number];
export type DueGroup = 'overdue' | 'today' | 'tomorrow' | 'later' | 'none';
export type GroupKey = Urgency | DueGroup;

export interface QueueGroup {
  key: GroupKey;
  orders: WorkOrderLine[];
}

const urgencies: readonly Urgency[] = ['critical', 'high', 'normal', 'low'];
const dues: readonly DueGroup[] = ['overdue', 'today', 'tomorrow', 'later', 'none'];

function dueGroup(order: WorkOrderLine, now: number): DueGroup {
  const deadline = deadlineOf(order);
  if (deadline === null) return 'none';
  if (deadline < now) return 'overdue';
  const [today, day] = [dateOf(now, order.timeZone), dateOf(deadline, order.timeZone)];
  if (day === today) return 'today';
  return day === shiftDate(today, 1) ? 'tomorrow' : 'later';
}

/** Sooner promised first, what has no deadline last, then the more urgent, then the older. */
function byDeadline(a: WorkOrderLine, b: WorkOrderLine): number {
  const far = Number.POSITIVE_INFINITY;
  const [first, second] = [deadlineOf(a) ?? far, deadlineOf(b) ?? far];
  if (first !== second) return first < second ? -1 : 1;
  return (
    urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) || a.createdAt.localeCompare(b.createdAt)
  );
}

/** The queue in groups, none of them empty; what can be planned stands before what is on hold. */
export function groupQueue(orders: readonly WorkOrderLine[], grouping: Grouping, now: number): QueueGroup[] {
  const keys: readonly GroupKey[] = grouping === 'urgency' ? urgencies : dues;
  const held = (order: WorkOrderLine): number => Number(order.status !== 'ready');
  return keys
    .map(key => ({
      key,
      orders: orders
        .filter(order => (grouping === 'urgency' ? order.urgency : dueGroup(order, now)) === key)
        .sort((a, b) => held(a) - held(b) || byDeadline(a, b)),
    }))
    .filter(group => group.orders.length > 0);
}

/** The order above or below the chosen one, as it is drawn; the first when none is chosen. */
export function neighbour(groups: readonly QueueGroup[], id: string | null, step: 1 | -1): string | null {
  const ids = groups.flatMap(group => group.orders.map(order => order.id));
  const at = id === null ? -1 : ids.indexOf(id);
  if (at === -1) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** What filters can offer: the skills and partners that occur. */
export function choicesOf(orders: readonly WorkOrderLine[]): {
  skills: string[];
  partners: { id: string; name: string }[];
} {
  const skills = new Set(orders.flatMap(order => order.skills.map(need => need.skill)));
  const partners = new Map<string, string>();
  for (const { partnerId, partnerName } of orders)
    if (partnerId) partners.set(partnerId, partnerName ?? partnerId);
  return {
    skills: [...skills].sort(),
    partners: [...partners].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
  };
}
