import type { RepairCall, RepairEvent, RepairPolicy, VisitStatus } from '#contracts';
import type { PlannedVisit, Span } from '#dispatch';
import type { DayFacts, DayKpi, DayOrder } from '../day/day';

/** A visit of the day that is not over. Its order's job is as long as the visit. */
export interface RunningVisit extends PlannedVisit {
  engineerId: string;
  status: VisitStatus;
  isPinned: boolean;
  order: DayOrder;
}

/** An order that should get a place today. */
export interface Insertion {
  orderId: string;
  number: string;
  isUrgent: boolean;
  /** Engineers who have declined it. */
  never: readonly string[];
}

/** What repairing a day is thought about with: plain data, for a thread. */
export interface RepairFacts {
  /** `orders`: those of the insertions. */
  day: DayFacts;
  visits: readonly RunningVisit[];
  insertions: readonly Insertion[];
  events: readonly RepairEvent[];
  policy: RepairPolicy;
}

export interface Place extends Span {
  engineerId: string;
  travelStart: number;
  travelMinutes: number;
}

export type LeftAloneReason = 'under-way' | 'pinned' | 'soon' | 'against-advice';

/** `params` fill the translated sentence of `code`. */
export interface Because {
  code: string;
  params: Record<string, string | number>;
}

/** A visit or order that is elsewhere than it was; `to` null: it waits again. */
export interface Move {
  orderId: string;
  visit: RunningVisit | null;
  to: Place | null;
}

export interface Change extends Move {
  reasons: Because[];
  call: { reason: RepairCall['reason']; old: Span; new: Span | null } | null;
}

export interface RepairProposal {
  changes: Change[];
  waiting: { orderId: string; reason: Because }[];
  leftAlone: { visit: RunningVisit; reason: LeftAloneReason }[];
  before: DayKpi;
  after: DayKpi;
}
