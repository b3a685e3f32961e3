import { routes } from '#contracts';
import { ApiProblem } from '#ui';

/** What the calendars show is no longer so once a run has been published. */
export const calendarRoutes = [
  routes.board,
  routes.listWorkOrders,
  routes.listEngineers,
  routes.candidates,
] as const;

/** When the live connection is away, a run that is thought about is still seen to end. */
const lookAgainMs = 2_000;

export const isThinking = (status: string | undefined): boolean =>
  status === 'queued' || status === 'running';

export const lookAgainIn = (status: string | undefined): number | false =>
  isThinking(status) ? lookAgainMs : false;

/** Somebody else has just asked for the same: theirs is as good. */
export function runUnderWay(error: Error, kind: 'plan' | 'repair'): string | null {
  if (!(error instanceof ApiProblem) || error.code !== 'plan-run-under-way') return null;
  const { planRunId, kind: other = 'plan' } = error.facts;
  return typeof planRunId === 'string' && other === kind ? planRunId : null;
}
