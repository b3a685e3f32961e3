import { z } from 'zod';
import { AccessHours, SkillNeed } from './installed-base';
import { VisitStatus } from './life-cycles';
import {
  Flag,
  Id,
  IdParams,
  Instant,
  listQuery,
  pageOf,
  Position,
  PreferredWindows,
  ShortText,
  TimeWindow,
  TimeZone,
  Version,
} from './primitives';
import { route } from './route';

export const Certificate = z.object({ name: z.string().min(1).max(120), validUntil: z.iso.date() });
export type Certificate = z.infer<typeof Certificate>;
/** Minutes after midnight in the engineer's zone; weekday 1 = Monday. */
export const ShiftPattern = z
  .array(
    z
      .object({
        weekday: z.number().int().min(1).max(7),
        start: z.number().int().min(0).max(1_440),
        end: z.number().int().min(0).max(1_440),
      })
      .refine(s => s.start < s.end, { error: 'start must be before end', path: ['end'] }),
  )
  .max(21);
export type ShiftPattern = z.infer<typeof ShiftPattern>;

/** Times what jobs state: 1.25 takes a quarter longer. */
const PaceFactor = z.number().min(0.25).max(4);
export const Pace = z.object({
  factor: PaceFactor,
  /** Instead of it, for jobs that ask for the skill. */
  bySkill: z
    .array(z.object({ skill: z.string().min(1).max(60), factor: PaceFactor }))
    .max(50)
    .refine(all => new Set(all.map(one => one.skill)).size === all.length, {
      error: 'a skill is there twice',
    }),
});
export type Pace = z.infer<typeof Pace>;

/** How long after a shift until home, and for how many hours on the road an hour of it counts. */
export const Overtime = z.object({
  maxMinutes: z.number().int().min(0).max(240),
  travelHoursPerHour: z.number().min(0).max(20),
});
export type Overtime = z.infer<typeof Overtime>;

export const Engineer = z.object({
  id: Id,
  personId: Id.nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  partnerId: Id.nullable(),
  partnerName: z.string().nullable(),
  home: Position,
  city: z.string(),
  timeZone: z.string(),
  skills: z.array(SkillNeed),
  certificates: z.array(Certificate),
  shifts: ShiftPattern,
  /** Between the engineer and who plans; others see the usual one. */
  pace: Pace,
  /** Likewise; others see none. */
  overtime: Overtime,
  absences: z.array(z.object({ id: Id, start: Instant, end: Instant, reason: z.string() })),
  /** Last known place, only while on shift or en route. */
  position: Position.nullable(),
  positionAt: Instant.nullable(),
  state: z.enum(['off-shift', 'free', 'en_route', 'on_site', 'working', 'paused', 'absent']),
  currentVisitId: Id.nullable(),
  active: z.boolean(),
  version: Version,
});
export type Engineer = z.infer<typeof Engineer>;
export const usualPace: Pace = { factor: 1, bySkill: [] };
export const noOvertime: Overtime = { maxMinutes: 0, travelHoursPerHour: 1.5 };
const fields = {
  name: ShortText,
  phone: z.string().max(40).nullable(),
  home: Position,
  city: ShortText,
  timeZone: TimeZone,
  skills: z.array(SkillNeed).max(50),
  certificates: z.array(Certificate).max(50),
  shifts: ShiftPattern,
  pace: Pace,
  overtime: Overtime,
};
export const NewEngineer = z.object({
  ...fields,
  pace: Pace.default(usualPace),
  overtime: Overtime.default(noOvertime),
  personId: Id.nullable().default(null),
  partnerId: Id.nullable().default(null),
});
export type NewEngineer = z.infer<typeof NewEngineer>;
export const PositionReport = z.object({
  position: Position,
  at: Instant,
  accuracyMetres: z.number().nonnegative().max(100_000).optional(),
});
export type PositionReport = z.infer<typeof PositionReport>;

export const BoardVisit = z.object({
  id: Id,
  workOrderId: Id,
  workOrderNumber: z.string(),
  title: z.string(),
  status: VisitStatus,
  urgency: z.enum(['critical', 'high', 'normal', 'low']),
  engineerId: Id,
  start: Instant,
  end: Instant,
  siteName: z.string(),
  city: z.string(),
  position: Position,
  timeZone: z.string(),
  accessHours: AccessHours.nullable(),
  promisedWindow: TimeWindow.nullable(),
  /** Why it was planned although something spoke against it. */
  overrideReason: z.string().nullable(),
  preferredWindows: PreferredWindows,
  pinned: z.boolean(),
  version: Version,
});
export type BoardVisit = z.infer<typeof BoardVisit>;

export const engineerRoutes = {
  listEngineers: route({
    method: 'GET',
    path: '/engineers',
    summary: 'Engineers with state and place',
    permission: 'engineer.read',
    query: listQuery(['name'], {
      partnerId: Id.optional(),
      q: z.string().max(100).optional(),
      active: Flag.optional(),
    }),
    answer: pageOf(Engineer),
  }),
  getEngineer: route({
    method: 'GET',
    path: '/engineers/:id',
    summary: 'One engineer',
    permission: 'engineer.read',
    params: IdParams,
    answer: Engineer,
  }),
  createEngineer: route({
    method: 'POST',
    path: '/engineers',
    summary: 'Add an engineer',
    permission: 'engineer.change',
    body: NewEngineer,
    answer: Engineer,
  }),
  changeEngineer: route({
    method: 'PATCH',
    path: '/engineers/:id',
    summary: 'Change an engineer',
    permission: 'engineer.change',
    params: IdParams,
    body: z.object({ version: Version, active: z.boolean().optional(), ...z.object(fields).partial().shape }),
    answer: Engineer,
  }),
  addAbsence: route({
    method: 'POST',
    path: '/engineers/:id/absences',
    summary: 'Leave or sickness',
    permission: 'engineer.change',
    params: IdParams,
    body: z
      .object({ start: Instant, end: Instant, reason: ShortText })
      .refine(a => Date.parse(a.start) < Date.parse(a.end), {
        error: 'start must be before end',
        path: ['end'],
      }),
    answer: Engineer,
  }),
  removeAbsence: route({
    method: 'DELETE',
    path: '/engineers/:id/absences/:absenceId',
    summary: 'Is there after all',
    permission: 'engineer.change',
    params: z.object({ id: Id, absenceId: Id }),
    answer: Engineer,
  }),
  sendPosition: route({
    method: 'POST',
    path: '/engineers/me/position',
    summary: 'My place (refused off shift)',
    permission: 'position.send',
    body: PositionReport,
  }),
  board: route({
    method: 'GET',
    path: '/board',
    summary: 'All visits that touch a span of at most 8 days',
    permission: 'visit.read',
    query: z.object({ from: Instant, to: Instant }),
    answer: z.object({ items: z.array(BoardVisit).max(5_000) }),
  }),
} as const;
