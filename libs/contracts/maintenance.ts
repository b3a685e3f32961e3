import { z } from 'zod';
import { Id, IdParams, Instant, LongText } from './primitives';
import { route } from './route';

/** Alerts of the unit are suppressed until then, and its detectors do not learn. */
export const Maintenance = z.object({
  id: Id,
  since: Instant,
  until: Instant,
  cause: z.string(),
  /** Of all units of the site. */
  wholeSite: z.boolean(),
  by: z.string().nullable(),
});
export type Maintenance = z.infer<typeof Maintenance>;
const answer = z.object({ items: z.array(Maintenance) });

export const maintenanceRoutes = {
  getMaintenance: route({
    method: 'GET',
    path: '/equipment/:id/maintenance',
    summary: 'Whether somebody works on the unit now, and until when',
    permission: 'alert-rule.read',
    params: IdParams,
    answer,
  }),
  beginMaintenance: route({
    method: 'POST',
    path: '/equipment/:id/maintenance',
    summary: 'In maintenance until: alerts are suppressed, detectors do not learn',
    permission: 'alert.work',
    params: IdParams,
    body: z.object({ until: Instant, cause: LongText, wholeSite: z.boolean() }),
    answer,
  }),
  endMaintenance: route({
    method: 'POST',
    path: '/equipment/:id/maintenance/end',
    summary: 'The work is done: what is still wrong is told',
    permission: 'alert.work',
    params: IdParams,
    answer,
  }),
} as const;
