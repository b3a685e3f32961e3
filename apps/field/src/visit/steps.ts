import { legalEvents, visitMoves } from '#contracts';
import type { VisitEvent, VisitStatus, WorkOrderTask } from '#contracts';

/** The one step forward from each state: the large button. */
const forward: Partial<{ [S in VisitStatus]: VisitEvent }> = {
  dispatched: 'accept',
  accepted: 'start-travel',
  en_route: 'arrive',
  on_site: 'start-work',
  working: 'complete',
  paused: 'resume',
};
/** What only dispatchers do. */
const others: ReadonlySet<VisitEvent> = new Set(['dispatch', 'cancel']);

export interface Steps {
  next: VisitEvent | null;
  /** Further legal steps, from the table of the contracts. */
  beside: VisitEvent[];
}

export function stepsFrom(status: VisitStatus): Steps {
  const legal = legalEvents(visitMoves, status).filter(event => !others.has(event));
  const wanted = forward[status];
  const next = wanted && legal.includes(wanted) ? wanted : null;
  return { next, beside: legal.filter(event => event !== next) };
}

export const openMandatory = (tasks: readonly Pick<WorkOrderTask, 'mandatory' | 'done'>[]): number =>
  tasks.filter(task => task.mandatory && !task.done).length;
