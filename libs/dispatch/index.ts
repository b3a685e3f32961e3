export { openBetween } from './access-hours';
export type { AccessHours } from './access-hours';
export { checkAssignment, pastToleranceMs } from './candidates/check';
export type { AssignmentCheck } from './candidates/check';
export { defaultWeights, reasonCodes } from './candidates/model';
export type {
  CandidateOptions,
  CandidateWeights,
  DayPlan,
  DispatchCandidate,
  DispatchEngineer,
  DispatchJob,
  Overtime,
  Pace,
  PlannedVisit,
  Reason,
  ReasonCode,
  SkillLevel,
  Urgency,
} from './candidates/model';
export { makeRoom } from './candidates/make-room';
export type { MovableVisit, RoomMade } from './candidates/make-room';
export { overtimeAfter } from './candidates/overtime';
export { minutesFor } from './candidates/pace';
export { outsidePreferred } from './candidates/preferred';
export { rankCandidates } from './candidates/rank';
export { isReadiness } from './candidates/rest';
export { localDate, localDay, shiftsBetween } from './shifts';
export type { WeeklyShift } from './shifts';
export { contains, merged, overlaps, without } from './span';
export type { Span } from './span';
export { distanceKm, travelEstimate, vanProfile } from './travel';
export type { Position, SpeedProfile, Travel, TravelEstimate } from './travel';
export { BadProblem } from './model/description';
export type {
  BreakDescription,
  DepotDescription,
  EngineerDescription,
  Group,
  JobDescription,
  KindAmount,
  Order,
  PersonDescription,
  ProblemDescription,
  Split,
  TravelMatrix,
  Window,
} from './model/description';
export { plan } from './planner/plan';
export type { PlanOptions } from './planner/plan';
export type { Plan, PlanRoute, PlanStep, UnservedJob } from './planner/plan-model';
export { verify } from './planner/verify';
export { vroomField } from './vroom/field-names';
export { readVroom } from './vroom/read';
export { writeVroom } from './vroom/write';
export { explain } from './answers/explain';
export type { EngineerAnswer, Explanation, NotEarlier } from './answers/explain';
export type { Offer } from './answers/offers';
export type { Refusal } from './answers/refusal';
export { slots } from './answers/slots';
export { policyDefaults } from './answers/replan-model';
export type { DayEvent, PlanChange, Replan, ReplanPolicy } from './answers/replan-model';
export { rearrange } from './answers/rearrange';
export type { Promised } from './answers/rearrange';
export { replan } from './answers/replan';
