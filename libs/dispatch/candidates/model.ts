import type { Span } from '../span';
import type { Position, Travel } from '../travel';

export type Urgency = 'critical' | 'high' | 'normal' | 'low';

export interface SkillLevel {
  skill: string;
  /** 1 to 5. */
  level: number;
}

/** What is to be done where. Times are ms since the epoch throughout. */
export interface DispatchJob {
  position: Position;
  durationMinutes: number;
  /** It takes as long as stated, whoever does it: a person or a plan has said so. */
  isTimed?: boolean;
  urgency: Urgency;
  skills: readonly SkillLevel[];
  /** Names of certificates that must be valid on the day. */
  certificates?: readonly string[];
  /** The customer was told that the engineer arrives inside it. */
  promisedWindow?: Span | null;
  /** When the customer had rather have it begin, in order and apart from each other; another time is worse the further it is. */
  preferredWindows?: readonly Span[];
  /** The work must be done by then (SLA). */
  dueAt?: number | null;
  /** The site can be entered only then; absent: at any time. */
  accessHours?: readonly Span[] | null;
  equipmentId?: string;
  territoryId?: string | null;
  /** Whom the customer had rather see, and who is not to come again. */
  preferredEngineerIds?: readonly string[];
  excludedEngineerIds?: readonly string[];
}

/** How much longer (above 1) or shorter an engineer takes than jobs state; for a skill instead of in general. */
export interface Pace {
  factor: number;
  bySkill: readonly { skill: string; factor: number }[];
}

/** How much longer than a shift an engineer may work, until home, and how many hours on the road an hour of it counts for. */
export interface Overtime {
  maxMinutes: number;
  travelHoursPerHour: number;
}

export interface DispatchEngineer {
  id: string;
  home: Position;
  /** Last known place; absent: unknown. Counts only while a shift runs. */
  position?: Position | null;
  skills: readonly SkillLevel[];
  /** Absent: as jobs state it. */
  pace?: Pace;
  /** Absent, or of 0 minutes: no work outside of the shifts; only the way home may be. */
  overtime?: Overtime;
  /** `validUntil`: last valid day, `YYYY-MM-DD`. */
  certificates: readonly { name: string; validUntil: string }[];
  /**
   * Hours between being home of one working day and leaving for the next; absent: none are asked for. `checkAssignment` asks; who ranks
   * gives shifts that begin after the rest.
   */
  restHours?: number;
  /** Concrete shifts (see `shiftsBetween`). */
  shifts: readonly Span[];
  /** Leave and sickness. */
  absences?: readonly Span[];
  /** Fixed breaks: no work on site during them; travel may run through them. */
  breaks?: readonly Span[];
  timeZone?: string;
  territoryIds?: readonly string[];
  /** Units this engineer has visited before. */
  knownEquipmentIds?: readonly string[];
}

export interface PlannedVisit extends Span {
  id: string;
  position: Position;
  /** What a person calls it, e.g. the work order's number. */
  label: string;
}

/** The visits that stand in an engineer's calendar, of any days, in any order. */
export interface DayPlan {
  engineerId: string;
  visits: readonly PlannedVisit[];
}

/** Every code a reason may have; the texts belong to the clients. */
export const reasonCodes = [
  'skill-match',
  'skill-missing',
  'certificate-expired',
  'off-shift',
  'on-leave',
  'no-gap',
  'overlap',
  'start-past',
  'travel-short',
  'break',
  'closed-site',
  'near',
  'far',
  'load-light',
  'load-heavy',
  'promised-window-kept',
  'promised-window-missed',
  'preferred-window-kept',
  'preferred-window-missed',
  'sla-slack',
  'preferred-engineer',
  'excluded-engineer',
  'territory',
  'knows-unit',
  'pace',
  'overtime',
  'rest',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/**
 * One reason for, against or forbidding. `params` fill the translated sentence; instants in them are ISO 8601.
 * `minutes` is its weight in the score, in minutes of an engineer's time, never negative.
 */
export interface Reason {
  code: ReasonCode;
  kind: 'for' | 'against' | 'blocking';
  params: Record<string, string | number>;
  minutes?: number;
}

export interface DispatchCandidate {
  engineerId: string;
  /** No blocking reason. */
  feasible: boolean;
  /** 0 to 100, 50 is neutral; 0 when not feasible. */
  score: number;
  earliestStart: number | null;
  proposedWindow: Span | null;
  /** To the job from the stop before it. */
  travelMinutes: number | null;
  distanceKm: number | null;
  /** Travel that the day has more of because of the job. */
  detourMinutes: number | null;
  reasons: Reason[];
}

/** What things are worth, in minutes of an engineer's time. */
export interface CandidateWeights {
  /** Per minute of detour. */
  travel: number;
  /** Per hour until the work begins, by urgency. */
  waitingHour: Record<Urgency, number>;
  /** Per minute after the promised window. */
  promiseLate: number;
  /** Per minute outside of the preferred windows, and the most that it comes to. */
  preferredOutside: number;
  mostPreferredOutside: number;
  /** Per minute after the SLA's due time. */
  slaLate: number;
  /** Per minute of coming home after the shift, where the engineer has no price of overtime. */
  overtime: number;
  preferred: number;
  territory: number;
  knowsUnit: number;
  lightLoad: number;
  heavyLoad: number;
}

export const defaultWeights: CandidateWeights = {
  travel: 1,
  waitingHour: { critical: 90, high: 20, normal: 4, low: 1 },
  promiseLate: 3,
  preferredOutside: 1,
  mostPreferredOutside: 240,
  slaLate: 2,
  overtime: 0.5,
  preferred: 60,
  territory: 20,
  knowsUnit: 25,
  lightLoad: 15,
  heavyLoad: 30,
};

export interface CandidateOptions {
  weights?: Partial<CandidateWeights>;
  /** Absent: `travelEstimate`. */
  travel?: Travel;
  /** How far ahead to look, default 3 days, longer when the promised window is later. */
  horizonMs?: number;
}
