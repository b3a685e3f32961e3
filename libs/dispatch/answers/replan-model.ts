import type { JobDescription, ProblemDescription } from '../model/description';
import type { Plan } from '../planner/plan-model';

/** What happens to a running day. Times in the problem's seconds. */
export type DayEvent =
  /** A new job that should begin as soon as it can. Its place must be in the matrices. */
  | { kind: 'emergency'; job: JobDescription }
  /** The visit under way will end then. */
  | { kind: 'overrun'; job: number; endsAt: number }
  /** Ends the visit under way and goes home. */
  | { kind: 'sick'; engineer: number }
  /** The engineer will not do this job; somebody else may. */
  | { kind: 'declined'; job: number; engineer: number }
  /** Nobody lets the engineer in; he leaves then. What is to be tried again later today is `retry`, a job of its own. */
  | { kind: 'no-access'; job: number; endsAt: number; retry?: JobDescription };

/** What a moved promise is worth, in seconds of travel. */
export interface ReplanPolicy {
  /** Now. Visits whose way has begun by then stay as they are. */
  at: number;
  /** Visits whose way begins in this time stay too. */
  frozenSeconds?: number;
  /** Jobs that may change engineer at most, beside those that must (sick, declined). */
  mostChanged?: number;
  /** Price of one that does, twice as much when it is due now, falling to once in `nearSeconds`. */
  changeSeconds?: number;
  nearSeconds?: number;
  /** A begin moved by no more is not a moved promise. */
  toleranceSeconds?: number;
  /** Price of a second by which a begin is later than promised, nearness as above. */
  latePrice?: number;
  /** Times as much for a job to which nothing has happened: better one that must move anyway comes late than two. */
  keptFactor?: number;
  /** Price of a second by which an emergency waits. */
  urgencyPrice?: number;
  /** An emergency that would wait longer may push others aside at once. */
  respondSeconds?: number;
}

export const policyDefaults = {
  frozenSeconds: 0,
  mostChanged: 3,
  changeSeconds: 600,
  nearSeconds: 7_200,
  toleranceSeconds: 900,
  latePrice: 0.2,
  keptFactor: 1,
  urgencyPrice: 2,
  respondSeconds: 2_400,
} as const satisfies Omit<Required<ReplanPolicy>, 'at'>;

export type Policy = Required<ReplanPolicy>;

export interface Appointment {
  engineer: number;
  begin: number;
}

/** A job whose engineer or begin is not what it was. `from` is null for a new job, `to` for one that nobody does today. */
export interface PlanChange {
  job: number;
  from: Appointment | null;
  to: Appointment | null;
  /** Later is positive; null if either side is missing. */
  movedSeconds: number | null;
  isOtherEngineer: boolean;
  /** The customer expects something else: another time beyond the tolerance, nobody, or news of a new visit. */
  mustPhone: boolean;
}

export interface Replan {
  /** What the events have made of the problem; `plan` keeps its rules. */
  problem: ProblemDescription;
  plan: Plan;
  /** Soonest promised first. */
  changes: PlanChange[];
  /** Promised jobs that changed engineer although they need not have. */
  changedEngineer: number;
}
