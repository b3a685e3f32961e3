import type { Plan } from '../planner/plan-model';
import type { Appointment, PlanChange } from './replan-model';

export function appointments(plan: Plan): Map<number, Appointment> {
  const found = new Map<number, Appointment>();
  for (const { engineer, steps } of plan.routes)
    for (const step of steps)
      if (step.kind === 'job' && step.id !== undefined)
        found.set(step.id, { engineer, begin: step.arrival + step.waiting });
  return found;
}

/** What is different for whom between two plans of a day, soonest promised first. */
export function changesBetween(before: Plan, after: Plan, toleranceSeconds: number): PlanChange[] {
  const was = appointments(before);
  const is = appointments(after);
  const changes: PlanChange[] = [];
  for (const job of new Set([...was.keys(), ...is.keys()])) {
    const from = was.get(job) ?? null;
    const to = is.get(job) ?? null;
    const movedSeconds = from && to ? to.begin - from.begin : null;
    const isOtherEngineer = from !== null && to !== null && from.engineer !== to.engineer;
    if (movedSeconds === 0 && !isOtherEngineer) continue;
    const mustPhone = movedSeconds === null || Math.abs(movedSeconds) > toleranceSeconds;
    changes.push({ job, from, to, movedSeconds, isOtherEngineer, mustPhone });
  }
  const when = ({ from, to }: PlanChange) => from?.begin ?? to?.begin ?? 0;
  return changes.sort((a, b) => when(a) - when(b) || a.job - b.job);
}
