import { z } from 'zod';
import { Id, Instant, listQuery, LocalText, MetricKey, pageOf, Version } from './primitives';
import { route } from './route';

/** The newest reading has to be fresh and in this band. */
export const CommandPrecondition = z
  .object({ metric: MetricKey, low: z.number().nullable(), high: z.number().nullable() })
  .refine(({ low, high }) => low !== null || high !== null, { error: 'a band has a limit at least' })
  .refine(({ low, high }) => low === null || high === null || low <= high, {
    error: 'low is above high',
  });

/** What the units of a model can be told from afar. Only what is both safe and for customers is ever offered to one. */
export const ModelCommand = z.object({
  /** As the device knows it. */
  name: z.string().regex(/^[a-z][a-z0-9._-]{0,59}$/u),
  title: LocalText,
  /** What will happen, for who confirms it. */
  effect: LocalText,
  faultCodes: z.array(z.string().min(1).max(40)).min(1).max(50),
  precondition: CommandPrecondition.nullable(),
  /** It harms neither people nor the machine, whatever state it is in as long as the precondition holds. */
  safe: z.boolean(),
  byCustomer: z.boolean(),
  /** So long an answer is waited for, and so long the device may begin. */
  timeoutSeconds: z.number().int().min(5).max(600),
});
export type ModelCommand = z.infer<typeof ModelCommand>;

export const DeviceCommandStatus = z.enum([
  'queued',
  'sent',
  'succeeded',
  'failed',
  'expired',
  'timed_out',
  'canceled',
]);
export type DeviceCommandStatus = z.infer<typeof DeviceCommandStatus>;

/** A command to one unit: who confirmed it, and what became of it. */
export const DeviceCommand = z.object({
  id: Id,
  reference: z.string(),
  equipmentId: Id,
  serviceRequestId: Id,
  name: z.string(),
  title: LocalText,
  status: DeviceCommandStatus,
  confirmedBy: z.string(),
  /** Why it was never sent; null: it was, or will be. */
  canceledBecause: z.enum(['person', 'danger', 'precondition', 'device']).nullable(),
  sentAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** What the device answered after it had been given up. */
  lateAnswer: z.enum(['succeeded', 'failed', 'expired']).nullable(),
  createdAt: Instant,
  version: Version,
});
export type DeviceCommand = z.infer<typeof DeviceCommand>;

export const deviceCommandRoutes = {
  listDeviceCommands: route({
    method: 'GET',
    path: '/device-commands',
    summary: 'Commands to units and what became of them, the newest first',
    permission: 'device-command.read',
    query: listQuery(['-createdAt'], { equipmentId: Id.optional(), serviceRequestId: Id.optional() }),
    answer: pageOf(DeviceCommand),
  }),
} as const;
