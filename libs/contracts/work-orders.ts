import { z } from 'zod';
import { AccessHours, PartNeed, SkillNeed } from './installed-base';
import { HoldReason, VisitStatus, WorkOrderStatus } from './life-cycles';
import {
  Id,
  Instant,
  Position,
  PreferredWindows,
  ShortText,
  TimeWindow,
  Urgency,
  Version,
} from './primitives';
import { TriageResult } from './requests';

export const JobType = z.enum([
  'install',
  'repair',
  'maintenance',
  'inspection',
  'upgrade',
  'removal',
  'recall',
]);
export type JobType = z.infer<typeof JobType>;

export const TaskKind = z.enum(['check', 'reading', 'photo', 'text']);
export type TaskKind = z.infer<typeof TaskKind>;
/** One line of a checklist. `answer` is set on the visit that did it. */
export const WorkOrderTask = z.object({
  id: Id,
  position: z.number().int(),
  title: z.string(),
  kind: TaskKind,
  unit: z.string().nullable(),
  mandatory: z.boolean(),
  done: z.boolean(),
  answer: z.string().nullable(),
  doneBy: z.string().nullable(),
  doneAt: Instant.nullable(),
  version: Version,
});
export type WorkOrderTask = z.infer<typeof WorkOrderTask>;

/** What still stands between completed and verified, or verified and closed. */
export const Gate = z.enum(['mandatory-tasks', 'acceptance', 'report', 'visits-open', 'coverage']);
export type Gate = z.infer<typeof Gate>;
export const WorkOrderVisit = z.object({
  id: Id,
  status: VisitStatus,
  engineerId: Id,
  engineerName: z.string(),
  start: Instant,
  end: Instant,
  version: Version,
});
export type WorkOrderVisit = z.infer<typeof WorkOrderVisit>;

export const WorkOrder = z.object({
  id: Id,
  number: z.string(),
  status: WorkOrderStatus,
  jobType: JobType,
  title: z.string(),
  description: z.string(),
  urgency: Urgency,
  safety: z.boolean(),
  faultCode: z.string().nullable(),
  equipmentId: Id,
  serialNumber: z.string(),
  modelName: z.string(),
  siteId: Id,
  siteName: z.string(),
  address: z.string(),
  city: z.string(),
  position: Position,
  timeZone: z.string(),
  accessNotes: z.string().nullable(),
  /** Of the site, as they are now; null: open at any time. */
  accessHours: AccessHours.nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  customerId: Id,
  customerName: z.string(),
  partnerId: Id.nullable(),
  partnerName: z.string().nullable(),
  serviceRequestId: Id.nullable(),
  alertId: Id.nullable(),
  triage: TriageResult.nullable(),
  skills: z.array(SkillNeed),
  likelyParts: z.array(PartNeed),
  estimatedMinutes: z.number().int(),
  promisedWindow: TimeWindow.nullable(),
  preferredWindows: PreferredWindows,
  dueAt: Instant.nullable(),
  holdReason: HoldReason.nullable(),
  holdNote: z.string().nullable(),
  tasks: z.array(WorkOrderTask),
  visits: z.array(WorkOrderVisit),
  attachmentIds: z.array(Id),
  openGates: z.array(Gate),
  acceptance: z
    .object({
      kind: z.enum(['signature', 'link', 'portal', 'absent']),
      name: z.string(),
      at: Instant,
      rating: z.number().int().min(1).max(5).nullable(),
      comment: z.string().nullable(),
    })
    .nullable(),
  reworkOf: Id.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
});
export type WorkOrder = z.infer<typeof WorkOrder>;

/** A line of the queue and of lists: without tasks, visits and evidence. */
export const WorkOrderLine = WorkOrder.pick({
  id: true,
  number: true,
  status: true,
  jobType: true,
  title: true,
  urgency: true,
  safety: true,
  faultCode: true,
  equipmentId: true,
  serialNumber: true,
  modelName: true,
  siteName: true,
  city: true,
  position: true,
  timeZone: true,
  accessHours: true,
  customerName: true,
  partnerId: true,
  partnerName: true,
  serviceRequestId: true,
  skills: true,
  estimatedMinutes: true,
  promisedWindow: true,
  preferredWindows: true,
  dueAt: true,
  holdReason: true,
  createdAt: true,
  updatedAt: true,
  version: true,
}).extend({ nextVisit: WorkOrderVisit.nullable() });
export type WorkOrderLine = z.infer<typeof WorkOrderLine>;

export const NewWorkOrder = z.object({
  equipmentId: Id,
  jobType: JobType.default('repair'),
  title: ShortText,
  description: z.string().max(4_000).default(''),
  urgency: Urgency.default('normal'),
  faultCode: z.string().max(40).nullable().default(null),
  skills: z.array(SkillNeed).max(10).default([]),
  likelyParts: z.array(PartNeed).max(20).default([]),
  estimatedMinutes: z.number().int().min(5).max(2_880).default(60),
  promisedWindow: TimeWindow.nullable().default(null),
  preferredWindows: PreferredWindows.default([]),
  dueAt: Instant.nullable().default(null),
  /** The closed order of the same unit that has to be done again. */
  reworkOf: Id.nullable().optional(),
});
export type NewWorkOrder = z.infer<typeof NewWorkOrder>;
export const WorkOrderChange = z.object({
  version: Version,
  title: ShortText.optional(),
  description: z.string().max(4_000).optional(),
  urgency: Urgency.optional(),
  skills: z.array(SkillNeed).max(10).optional(),
  likelyParts: z.array(PartNeed).max(20).optional(),
  estimatedMinutes: z.number().int().min(5).max(2_880).optional(),
  promisedWindow: TimeWindow.nullable().optional(),
  preferredWindows: PreferredWindows.optional(),
  dueAt: Instant.nullable().optional(),
  partnerId: Id.nullable().optional(),
});
export type WorkOrderChange = z.infer<typeof WorkOrderChange>;
export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  deviceAt: Instant.nullable(),
  actorName: z.string(),
  role: z.string(),
  source: z.string(),
  verb: z.string(),
  subjectType: z.string(),
  /** Null for what concerns no single thing: a failed sign-in. */
  subjectId: Id.nullable(),
  position: Position.nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
