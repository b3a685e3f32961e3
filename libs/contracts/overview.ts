import { z } from 'zod';
import { Id, Instant, TimeWindow, Urgency } from './primitives';
import { route } from './route';

/** What changed; the client reads the thing again. `reset`: too old or unknown, read everything again. */
export const LiveTopic = z.enum([
  'reading',
  'equipment',
  'alert',
  'finding',
  'service-request',
  'work-order',
  'visit',
  'engineer',
  'person',
  'device',
  'plan-run',
]);
export type LiveTopic = z.infer<typeof LiveTopic>;
export const LiveChange = z.object({
  topic: LiveTopic,
  subjectId: Id.nullable(),
  payload: z.record(z.string(), z.unknown()),
  at: Instant,
});
export type LiveChange = z.infer<typeof LiveChange>;

const Count = z.number().int();
export const Overview = z.object({
  equipment: z.object({ total: Count, online: Count, alerting: Count }),
  alerts: z.object({ open: Count, critical: Count }),
  requests: z.object({ open: Count, untriaged: Count, handOver: Count }),
  workOrders: z.object({
    ready: Count,
    scheduled: Count,
    inProgress: Count,
    onHold: Count,
    completedToday: Count,
    overdue: Count,
  }),
  engineers: z.object({ onShift: Count, underWay: Count, free: Count }),
  byDay: z.array(z.object({ day: z.iso.date(), opened: Count, closed: Count, remote: Count })),
  byFamily: z.array(z.object({ family: z.string(), units: Count, alerting: Count })),
  needsAttention: z.array(
    z.object({
      kind: z.enum(['alert', 'request', 'work-order']),
      id: Id,
      title: z.string(),
      detail: z.string(),
      urgency: Urgency,
      since: Instant,
      window: TimeWindow.nullable(),
    }),
  ),
});
export type Overview = z.infer<typeof Overview>;

export const overviewRoutes = {
  overview: route({
    method: 'GET',
    path: '/overview',
    summary: 'Numbers and what needs attention',
    permission: 'overview.read',
    answer: Overview,
  }),
  live: route({
    method: 'GET',
    path: '/live',
    summary: 'Live changes, resumable with Last-Event-ID',
    permission: 'live.read',
    query: z.object({ after: z.string().max(110).optional() }),
    carries: 'stream',
  }),
} as const;
