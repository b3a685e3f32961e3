import { z } from 'zod';
import { PlanRunStatus } from './life-cycles';
import { Id, IdParams, Instant, listQuery, pageOf, Position, Urgency, Version } from './primitives';
import { route } from './route';

/** Orders looked at for one plan: the first of the queue. */
export const mostPlannedOrders = 1_000;
export const mostPlannedDays = 7;
/** What waits and what stands in the calendars of the days together: beyond it the planner's memory ends. */
export const mostPlannedJobs = 3_000;

/** What the board tells of an order that a plan run speaks of. */
export const PlannedOrder = z.object({
  workOrderId: Id,
  number: z.string(),
  title: z.string(),
  urgency: Urgency,
  siteName: z.string(),
  city: z.string(),
  timeZone: z.string(),
  position: Position,
  dueAt: Instant.nullable(),
});

/** A proposed visit. `outcome` once the run is published; the version is the one that the plan was made from. */
export const PlanProposal = PlannedOrder.extend({
  /** On which it begins, in the organisation's time zone. */
  day: z.iso.date(),
  workOrderVersion: Version,
  engineerId: Id,
  engineerName: z.string(),
  travelStart: Instant,
  start: Instant,
  end: Instant,
  travelMinutes: z.number().int(),
  distanceKm: z.number(),
  /** By which this visit, the last of a shift, has the engineer home after the shift. */
  overtimeMinutes: z.number().int().default(0),
  /** By which it begins outside of what the customer prefers. */
  outsideMinutes: z.number().int().default(0),
  outcome: z
    .object({
      status: z.enum(['published', 'refused', 'left-out', 'undone']),
      visitId: Id.nullable(),
      /** Refusal code, as an assignment by hand would get it. */
      refusal: z.string().nullable(),
    })
    .nullable(),
});
export type PlanProposal = z.infer<typeof PlanProposal>;

/** An order that the plan leaves out; `params` fill the translated sentence of `code`. */
export const PlanLeftOut = PlannedOrder.extend({
  reason: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
});
export type PlanLeftOut = z.infer<typeof PlanLeftOut>;

/**
 * How the days stand: visits, orders without one (and those due by the end of the last day), minutes that work is late (what
 * waits: by that end), the ways of all visits together, minutes that engineers are home after their shifts, and how many visits
 * begin outside of what their customers prefer, by how many minutes together.
 */
export const PlanKpi = z.object({
  visits: z.number().int(),
  waiting: z.number().int(),
  dueWaiting: z.number().int(),
  lateMinutes: z.number().int(),
  travelMinutes: z.number().int(),
  distanceKm: z.number().int(),
  /** Runs of before it was counted have none. */
  overtimeMinutes: z.number().int().default(0),
  outsideVisits: z.number().int().default(0),
  outsideMinutes: z.number().int().default(0),
});
export type PlanKpi = z.infer<typeof PlanKpi>;

/** What is done on one of the days. */
export const PlanDayFigures = PlanKpi.omit({ waiting: true, dueWaiting: true });
export type PlanDayFigures = z.infer<typeof PlanDayFigures>;

export const PlanRunLine = z.object({
  id: Id,
  /** The first, in the organisation's time zone. */
  day: z.iso.date(),
  lastDay: z.iso.date(),
  status: PlanRunStatus,
  requestedBy: z.string(),
  seed: z.number().int(),
  budgetSeconds: z.number().int(),
  /** What it was made from; null before it began. */
  problem: z
    .object({ orders: z.number().int(), engineers: z.number().int(), visits: z.number().int() })
    .nullable(),
  before: PlanKpi.nullable(),
  after: PlanKpi.nullable(),
  /** Why it failed. */
  failure: z.string().nullable(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  version: Version,
});
export type PlanRunLine = z.infer<typeof PlanRunLine>;
/** One visit of a published plan that is no longer as it was published: the plan cannot be taken back as a whole. */
export const PlanUndoChange = z.object({
  workOrderId: Id,
  number: z.string(),
  engineerName: z.string(),
  /** `begins`: the engineer should be setting out; `promised`: the customer was told something else; `changed`: visit or order. */
  change: z.enum(['accepted', 'under-way', 'over', 'moved', 'pinned', 'promised', 'changed', 'begins']),
});
export type PlanUndoChange = z.infer<typeof PlanUndoChange>;

/** How much of the shifts of somebody is work and ways, without the plan and with it. */
export const PlanEngineerHours = z.object({
  engineerId: Id,
  engineerName: z.string(),
  shiftMinutes: z.number().int(),
  beforeMinutes: z.number().int(),
  afterMinutes: z.number().int(),
});
export type PlanEngineerHours = z.infer<typeof PlanEngineerHours>;

export const PlanRun = PlanRunLine.extend({
  /** Until when a publication can be taken back; null: there is nothing to take back. */
  undoableUntil: Instant.nullable(),
  /** Empty before it is proposed. */
  byDay: z
    .array(z.object({ day: z.iso.date(), before: PlanDayFigures, after: PlanDayFigures }))
    .max(mostPlannedDays),
  /** Everybody who works then, who has the most of his own shifts first; empty in runs of before it was counted. */
  byEngineer: z.array(PlanEngineerHours),
  proposals: z.array(PlanProposal).max(mostPlannedOrders),
  leftOut: z.array(PlanLeftOut).max(mostPlannedOrders),
});
export type PlanRun = z.infer<typeof PlanRun>;

export const NewPlanRun = z.object({
  /** The first: today or later, in the organisation's time zone. */
  day: z.iso.date(),
  /** How many days on end are planned as one. */
  days: z.number().int().min(1).max(mostPlannedDays).default(1),
  /** Of search at most; a small day takes less. */
  seconds: z.number().int().min(1).max(30).default(5),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
});
export type NewPlanRun = z.infer<typeof NewPlanRun>;

/** The most a problem in VROOM's form may have: a day of a large company, which a thread holds in memory. */
export const vroomLimits = { jobs: 3_000, shipments: 1_500, vehicles: 500, depots: 20 } as const;

const vroomThing = z.looseObject({ id: z.number() });

/** VROOM's API input, as its own documentation says it, and what goes beyond it; only what is used here is described. */
export const VroomInput = z.looseObject({
  vehicles: z.array(vroomThing).min(1).max(vroomLimits.vehicles),
  jobs: z.array(vroomThing).max(vroomLimits.jobs).optional(),
  shipments: z
    .array(z.looseObject({ pickup: vroomThing, delivery: vroomThing }))
    .max(vroomLimits.shipments)
    .optional(),
  depots: z.array(vroomThing).max(vroomLimits.depots).optional(),
  matrices: z.record(z.string(), z.looseObject({})).optional(),
});

/** VROOM's API output; beyond it, a reason for each job that is left out. */
export const VroomOutput = z.looseObject({
  code: z.literal(0),
  summary: z.looseObject({ cost: z.number(), routes: z.number(), unassigned: z.number() }),
  unassigned: z.array(z.looseObject({ id: z.number(), type: z.string(), reason: z.string() })),
  routes: z.array(
    z.looseObject({ vehicle: z.number(), steps: z.array(z.looseObject({ type: z.string() })) }),
  ),
});
export type VroomOutput = z.infer<typeof VroomOutput>;

export const planRunRoutes = {
  listPlanRuns: route({
    method: 'GET',
    path: '/plan-runs',
    summary: 'Plan runs, newest first',
    permission: 'plan-run.make',
    query: listQuery(['-createdAt'], {
      /** Those that plan this day, alone or among others. */
      day: z.iso.date().optional(),
    }),
    answer: pageOf(PlanRunLine),
  }),
  createPlanRun: route({
    method: 'POST',
    path: '/plan-runs',
    summary: 'Plan a day or some days: proposes visits for what is ready, moves and stores none',
    permission: 'plan-run.make',
    body: NewPlanRun,
    answer: PlanRun,
  }),
  getPlanRun: route({
    method: 'GET',
    path: '/plan-runs/:id',
    summary: 'One plan run with what it proposes and what it leaves out',
    permission: 'plan-run.make',
    params: IdParams,
    answer: PlanRun,
  }),
  publishPlanRun: route({
    method: 'POST',
    path: '/plan-runs/:id/publish',
    summary: 'Assign what is proposed, as by hand; what is no longer possible is refused, line by line',
    permission: 'plan-run.make',
    params: IdParams,
    body: z.object({
      version: Version,
      /** Numbers of the work orders whose proposals are not wanted. */
      leaveOut: z.array(z.string().max(40)).max(mostPlannedOrders).default([]),
    }),
    answer: PlanRun,
  }),
  undoPlanRun: route({
    method: 'POST',
    path: '/plan-runs/:id/undo',
    summary: 'Take a publication back: all of its visits, or none and what has changed since',
    permission: 'plan-run.make',
    params: IdParams,
    body: z.object({
      version: Version,
      /** Written on the visits that are canceled. */
      why: z.string().trim().min(1).max(500),
    }),
    answer: PlanRun,
  }),
  discardPlanRun: route({
    method: 'POST',
    path: '/plan-runs/:id/discard',
    summary: 'Give it up, also while it is being thought about',
    permission: 'plan-run.make',
    params: IdParams,
    body: z.object({ version: Version }),
    answer: PlanRun,
  }),
  solveVroom: route({
    method: 'POST',
    path: '/plan-runs/vroom',
    summary: "Solves a routing problem in VROOM's JSON, as npm run plan does (stores nothing)",
    permission: 'plan-run.make',
    query: z.object({
      /** Of search. With neither this nor iterations, as many iterations as the size of the problem deserves. */
      seconds: z.coerce.number().min(0).max(30).optional(),
      /** With these alone the same seed gives the same answer on any machine. */
      iterations: z.coerce.number().int().min(0).max(1_000_000).optional(),
      seed: z.coerce.number().int().min(0).max(2_147_483_647).default(1),
    }),
    body: VroomInput,
    carries: 'json-in',
    answer: VroomOutput,
  }),
} as const;
