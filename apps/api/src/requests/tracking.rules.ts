import type {
  AssistantMode,
  RequestChannel,
  RequestMessage,
  ServiceRequestStatus,
  Tracking,
  TrackingStep,
  TrackingStepCode,
  VisitStatus,
  WorkOrderStatus,
} from '#contracts';
import { isOpen } from './request.rules';

/** What the chain has reached, as far as the customer is concerned. */
export interface ChainFacts {
  status: ServiceRequestStatus;
  createdAt: Date;
  /** When triage, or a person in its place, had looked at it. */
  checkedAt: Date | null;
  /** When the request ended without a work order. */
  endedAt: Date | null;
  workOrder: { status: WorkOrderStatus } | null;
  visit: { status: VisitStatus; createdAt: Date; times: Partial<Record<string, string>> } | null;
  acceptedAt: Date | null;
}

const withVisit: readonly TrackingStepCode[] = [
  'received',
  'checked',
  'planned',
  'on-the-way',
  'working',
  'done',
  'accepted',
];
const withoutVisit: readonly TrackingStepCode[] = ['received', 'checked', 'done'];
const endedWithoutVisit: readonly ServiceRequestStatus[] = ['resolved_remotely', 'duplicate', 'rejected'];

/** The steps in the customer's words. The last one reached is the current one, unless nothing can follow. */
export function trackingSteps(facts: ChainFacts): TrackingStep[] {
  const codes = takesNoVisit(facts) ? withoutVisit : withVisit;
  const times = reached(facts);
  const last = codes.findLastIndex(code => times[code] !== null);
  return codes.map((code, index) => {
    if (index > last) return { code, at: null, state: 'ahead' };
    const isLast = index === last && index < codes.length - 1;
    return { code, at: times[code]?.toISOString() ?? null, state: isLast ? 'current' : 'done' };
  });
}

/** A closed request without a work order was ended without a visit, too. */
const takesNoVisit = ({ status, workOrder }: ChainFacts): boolean =>
  workOrder === null && (endedWithoutVisit.includes(status) || status === 'closed');

function reached(facts: ChainFacts): Record<TrackingStepCode, Date | null> {
  const { visit } = facts;
  const time = (...states: VisitStatus[]): Date | null => {
    const given = states.map(state => visit?.times[state]).find(at => at !== undefined);
    return given === undefined ? null : new Date(given);
  };
  return {
    received: facts.createdAt,
    checked: facts.checkedAt,
    // A visit that is only pencilled in is not yet a promise.
    planned: visit && visit.status !== 'planned' ? (time('dispatched') ?? visit.createdAt) : null,
    'on-the-way': time('en_route'),
    working: time('on_site', 'working'),
    done: takesNoVisit(facts) ? facts.endedAt : visit?.status === 'completed' ? time('completed') : null,
    accepted: facts.acceptedAt,
  };
}

/** The one visit that the customer is shown: under way, else the next, else the last that ended. */
export function shownVisit<V extends { status: VisitStatus; startAt: Date }>(visits: readonly V[]): V | null {
  const rank = (visit: V): number => {
    if (['en_route', 'on_site', 'working', 'paused'].includes(visit.status)) return 0;
    if (['planned', 'dispatched', 'accepted'].includes(visit.status)) return 1;
    if (['completed', 'incomplete', 'no_access'].includes(visit.status)) return 2;
    return 3;
  };
  const shown = visits.filter(visit => rank(visit) < 3);
  const sorted = shown.toSorted((one, other) => {
    const byRank = rank(one) - rank(other);
    if (byRank !== 0) return byRank;
    const bySoonest = one.startAt.getTime() - other.startAt.getTime();
    return rank(one) === 2 ? -bySoonest : bySoonest;
  });
  return sorted[0] ?? null;
}

/** "Ivan" of "Ivan Petrov"; a Chinese name is short enough to stay whole. */
export const firstName = (name: string): string => name.trim().split(/\s+/u)[0] ?? name;

/** Who answers the customer, and since when the assistant owes an answer. */
export function assistantAt(
  row: {
    status: ServiceRequestStatus;
    takenOverAt: Date | null;
    answerDueAt: Date | null;
    handOverDeadline: Date | null;
    assistantMode: AssistantMode | null;
    channel: RequestChannel;
    createdAt: Date;
  },
  messages: readonly Pick<RequestMessage, 'author' | 'at'>[],
): Tracking['assistant'] {
  if (!isOpen(row.status)) return { answers: 'nobody', readingSince: null, answersBy: null };
  if (row.takenOverAt !== null || row.handOverDeadline !== null)
    return { answers: 'person', readingSince: null, answersBy: null };
  const last = messages.at(-1);
  const mayAnswer = row.assistantMode === 'auto' || row.assistantMode === null;
  const isOwed = mayAnswer && row.channel !== 'alert' && (!last || last.author === 'customer');
  return {
    answers: 'assistant',
    readingSince: isOwed ? (last?.at ?? row.createdAt.toISOString()) : null,
    answersBy: row.answerDueAt?.toISOString() ?? null,
  };
}
