import { z } from 'zod';
import type { LifeCycle } from './life-cycle';

export const AlertStatus = z.enum([
  'open',
  'acknowledged',
  'diagnosing',
  'linked',
  'cleared',
  'closed',
  'suppressed',
]);
export type AlertStatus = z.infer<typeof AlertStatus>;
export const AlertEvent = z.enum([
  'acknowledge',
  'diagnose',
  'link',
  'clear',
  'close',
  'suppress',
  'release',
]);
export type AlertEvent = z.infer<typeof AlertEvent>;

export const alertMoves: LifeCycle<AlertStatus, AlertEvent> = {
  open: {
    acknowledge: 'acknowledged',
    diagnose: 'diagnosing',
    link: 'linked',
    clear: 'cleared',
    close: 'closed',
    suppress: 'suppressed',
  },
  acknowledged: {
    diagnose: 'diagnosing',
    link: 'linked',
    clear: 'cleared',
    close: 'closed',
    suppress: 'suppressed',
  },
  diagnosing: { link: 'linked', clear: 'cleared', close: 'closed' },
  linked: { clear: 'cleared', close: 'closed' },
  suppressed: { release: 'open', clear: 'cleared', close: 'closed' },
  cleared: { close: 'closed' },
  closed: {},
};
/** One row of these per (equipment, fault key): a unique index holds it. */
export const openAlertStatuses = ['open', 'acknowledged', 'diagnosing', 'linked', 'suppressed'] as const;
