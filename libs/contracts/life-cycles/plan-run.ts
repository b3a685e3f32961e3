import { z } from 'zod';
import type { LifeCycle } from './life-cycle';

export const PlanRunStatus = z.enum([
  'queued',
  'running',
  'proposed',
  'partially_applied',
  'applied',
  'undone',
  'stale',
  'discarded',
  'failed',
]);
export type PlanRunStatus = z.infer<typeof PlanRunStatus>;

export const PlanRunEvent = z.enum([
  'begin',
  'propose',
  'apply',
  'apply-partly',
  'find-stale',
  'discard',
  'undo',
  'fail',
]);
export type PlanRunEvent = z.infer<typeof PlanRunEvent>;

/**
 * `stale`: when it was published, nothing of it could be done any more. `undo` is a plan's; the way back of a repair is
 * another repair.
 */
export const planRunMoves: LifeCycle<PlanRunStatus, PlanRunEvent> = {
  queued: { begin: 'running', discard: 'discarded', fail: 'failed' },
  running: { propose: 'proposed', discard: 'discarded', fail: 'failed' },
  proposed: {
    apply: 'applied',
    'apply-partly': 'partially_applied',
    'find-stale': 'stale',
    discard: 'discarded',
  },
  partially_applied: { undo: 'undone' },
  applied: { undo: 'undone' },
  undone: {},
  stale: {},
  discarded: {},
  failed: {},
};
/** One of these for a day: a constraint holds it. */
export const thinkingPlanRunStatuses = ['queued', 'running'] as const satisfies readonly PlanRunStatus[];
