import type { DayPlan, DispatchJob, Position, Span } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';

/** A work order that waits for a visit. */
export interface DayOrder {
  id: string;
  job: DispatchJob;
  /** The service partner that has it; null: the manufacturer's own. */
  partnerId: string | null;
  createdAt: number;
}

/** Everything that planning a day is thought about with: plain data, so that it can be sent to a thread. */
export interface DayFacts {
  day: Span;
  now: number;
  orders: readonly DayOrder[];
  engineers: readonly PlannableEngineer[];
  /** What stands in the calendars around the day; nothing of it is moved. */
  plans: readonly DayPlan[];
  /** By visit: when its order is due, ms since the epoch. */
  dueOfVisits: ReadonlyMap<string, number>;
}

/** A visit that the plan proposes. Times are ms since the epoch, on whole minutes. */
export interface ProposedVisit extends Span {
  orderId: string;
  engineerId: string;
  travelStart: number;
  travelMinutes: number;
  distanceKm: number;
  /** By which it has the engineer home after the shift, as the last one. */
  overtimeMinutes: number;
  position: Position;
}

/** Why an order is left out. `params` fill the translated sentence of `code`. */
export interface LeftOutReason {
  code: LeftOutCode;
  params: Record<string, string | number>;
}

export type LeftOutCode =
  | 'promised-elsewhen'
  | 'promise-missed'
  | 'nobody-works'
  | 'skill-missing'
  | 'excluded'
  | 'skilled-away'
  | 'promise-too-tight'
  | 'overtime-only'
  | 'out-of-reach'
  | 'no-room';

export interface LeftOut {
  orderId: string;
  reason: LeftOutReason;
}

/** How a day stands. */
export interface DayKpi {
  visits: number;
  /** Orders without a visit, and how many of them are due by the end of the day. */
  waiting: number;
  dueWaiting: number;
  /** Minutes together by which work is done after it was due; what waits counts until the end of the day. */
  lateMinutes: number;
  travelMinutes: number;
  distanceKm: number;
  /** Minutes together by which engineers are home after their shifts. */
  overtimeMinutes: number;
}

export interface DayProposal {
  visits: ProposedVisit[];
  leftOut: LeftOut[];
  before: DayKpi;
  after: DayKpi;
}

/** The manufacturer's orders go to its own engineers, a partner's to that partner's: who gives work away is a person. */
export const isOfSameCompany = (
  order: { partnerId: string | null },
  engineer: { partnerId: string | null },
): boolean => order.partnerId === engineer.partnerId;
