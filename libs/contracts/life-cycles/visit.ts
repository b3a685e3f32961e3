import { z } from 'zod';
import type { LifeCycle } from './life-cycle';

export const VisitStatus = z.enum([
  'planned',
  'dispatched',
  'accepted',
  'declined',
  'en_route',
  'on_site',
  'working',
  'paused',
  'completed',
  'incomplete',
  'no_access',
  'canceled',
]);
export type VisitStatus = z.infer<typeof VisitStatus>;

export const VisitEvent = z.enum([
  'dispatch',
  'accept',
  'decline',
  'start-travel',
  'arrive',
  'start-work',
  'pause',
  'resume',
  'complete',
  'leave-incomplete',
  'report-no-access',
  'cancel',
]);
export type VisitEvent = z.infer<typeof VisitEvent>;

export const visitMoves: LifeCycle<VisitStatus, VisitEvent> = {
  planned: { dispatch: 'dispatched', cancel: 'canceled' },
  dispatched: { accept: 'accepted', decline: 'declined', cancel: 'canceled' },
  accepted: { 'start-travel': 'en_route', decline: 'declined', cancel: 'canceled' },
  declined: {},
  en_route: { arrive: 'on_site', cancel: 'canceled' },
  on_site: { 'start-work': 'working', 'report-no-access': 'no_access', 'leave-incomplete': 'incomplete' },
  working: { pause: 'paused', complete: 'completed', 'leave-incomplete': 'incomplete' },
  paused: { resume: 'working', 'leave-incomplete': 'incomplete' },
  completed: {},
  incomplete: {},
  no_access: {},
  canceled: {},
};

/** States in which the visit holds its engineer's time: the database refuses an overlap among these. */
export const holdingVisitStatuses = [
  'planned',
  'dispatched',
  'accepted',
  'en_route',
  'on_site',
  'working',
  'paused',
  'completed',
] as const satisfies readonly VisitStatus[];
export const underWayVisitStatuses = [
  'en_route',
  'on_site',
  'working',
  'paused',
] as const satisfies readonly VisitStatus[];
export const openVisitStatuses = ['planned', 'dispatched', 'accepted', ...underWayVisitStatuses] as const;
