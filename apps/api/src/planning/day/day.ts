import type { PlanningTerms } from '#contracts';
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

/** The days of a plan, in order and without a gap between them. */
export type Days = readonly [Span, ...Span[]];

/** Everything that planning some days is thought about with: plain data, so that it can be sent to a thread. */
export interface DayFacts {
  days: Days;
  now: number;
  orders: readonly DayOrder[];
  engineers: readonly PlannableEngineer[];
  /** What is weighed against the way. */
  policy: PlanningTerms;
  /** What stands in the calendars around the days; nothing of it is moved. */
  plans: readonly DayPlan[];
  /** By visit: when its order is due, ms since the epoch. */
  dueOfVisits: ReadonlyMap<string, number>;
  /** By visit: when its customer had rather have it, where a time is preferred. */
  preferredOfVisits: ReadonlyMap<string, readonly Span[]>;
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
  /** By which it begins outside of what the customer prefers. */
  outsideMinutes: number;
  position: Position;
}

/** Why an order is left out. `params` fill the translated sentence of `code`. */
export interface LeftOutReason {
  code: LeftOutCode;
  params: Record<string, string | number>;
}

export type LeftOutCode =
  | 'promised-elsewhen'
  | 'preferred-later'
  | 'promise-missed'
  | 'promise-closed'
  | 'site-closed'
  | 'nobody-works'
  | 'skill-missing'
  | 'excluded'
  | 'skilled-away'
  | 'promise-too-tight'
  | 'overtime-only'
  | 'rest'
  | 'out-of-reach'
  | 'no-room';

export interface LeftOut {
  orderId: string;
  reason: LeftOutReason;
}

/** What is done on a day. */
export interface DayFigures {
  visits: number;
  /** Minutes together by which work is done after it was due. */
  lateMinutes: number;
  travelMinutes: number;
  distanceKm: number;
  /** Minutes together by which engineers are home after their shifts. */
  overtimeMinutes: number;
  /** Visits that begin outside of what their customers prefer, and the minutes together. */
  outsideVisits: number;
  outsideMinutes: number;
}

/** How all the days stand together; `lateMinutes` counts what waits until the end of the last. */
export interface DayKpi extends DayFigures {
  /** Orders without a visit, and how many of them are due by the end of the last day. */
  waiting: number;
  dueWaiting: number;
}

export interface DayProposal {
  visits: ProposedVisit[];
  leftOut: LeftOut[];
  before: DayKpi;
  after: DayKpi;
  /** For each of the days. */
  byDay: { before: DayFigures; after: DayFigures }[];
  byEngineer: EngineerHours[];
}

/** How much of the shifts of somebody is work and ways, without the plan and with it. */
export interface EngineerHours {
  engineerId: string;
  shiftMinutes: number;
  beforeMinutes: number;
  afterMinutes: number;
}

/** From the beginning of the first day to the end of the last. */
export const spanOf = ({ days }: Pick<DayFacts, 'days'>): Span => ({
  start: days[0].start,
  end: (days.at(-1) ?? days[0]).end,
});

/** The manufacturer's orders go to its own engineers, a partner's to that partner's: who gives work away is a person. */
export const isOfSameCompany = (
  order: { partnerId: string | null },
  engineer: { partnerId: string | null },
): boolean => order.partnerId === engineer.partnerId;

export const isAble = (
  order: Pick<DayOrder, 'partnerId' | 'job'>,
  engineer: Pick<PlannableEngineer, 'partnerId' | 'skills'>,
): boolean =>
  isOfSameCompany(order, engineer) &&
  order.job.skills.every(({ skill, level }) =>
    engineer.skills.some(one => one.skill === skill && one.level >= level),
  );
