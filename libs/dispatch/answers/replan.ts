import type { ProblemDescription } from '../model/description';
import type { PlanOptions } from '../planner/plan';
import type { Plan } from '../planner/plan-model';
import { verify } from '../planner/verify';
import { applyEvents } from './apply-events';
import { appointments, changesBetween } from './changes';
import { policyDefaults } from './replan-model';
import type { DayEvent, Policy, Replan, ReplanPolicy } from './replan-model';
import { changedEngineers, promise, refuseCarriage, refuseParts, settle } from './rearrange';
import { joined, problemOfRest } from './rest-of-day';

/**
 * The running day after something has happened: a feasible answer at once (told first), then better ones for the budget.
 * What is done or under way stays; a day that nothing changes keeps every moment. Better is, level by level: less priority
 * left out, fewer jobs left out, then the way, the waiting of emergencies and the moved promises together, priced by the
 * policy. Every plan that leaves has passed `verify` against `problem`, the description after the events.
 *
 * @throws BadProblem naming the event that does not fit the day, or what makes no sense in the problem.
 */
export function replan(
  description: ProblemDescription,
  plan: Plan,
  events: readonly DayEvent[],
  given: ReplanPolicy,
  options: PlanOptions,
  onBetter?: (better: Replan) => void,
): Replan {
  refuseParts(description);
  refuseCarriage(description);
  const policy: Policy = { ...policyDefaults, ...given };
  const disturbed = applyEvents(description, plan, events, policy);
  const { homeless, urgent } = disturbed;
  const rest = problemOfRest(disturbed);
  const timing = promise(rest, { was: appointments(plan), homeless, urgent }, policy);
  const answer = (lists: readonly (readonly number[])[], count: number): Replan => {
    const made = { ...joined(plan, disturbed, rest, lists, timing), iterations: count };
    const faults = verify(disturbed.problem, made);
    if (faults.length > 0) throw new Error(`the plan breaks a rule: ${faults[0]}`);
    return {
      problem: disturbed.problem,
      plan: made,
      changes: changesBetween(plan, made, policy.toleranceSeconds),
      changedEngineer: changedEngineers(rest, lists),
    };
  };
  const search = events.length === 0 ? { ...options, iterations: 0 } : options;
  return settle(rest, { homeless, urgent }, policy, timing, search, answer, onBetter);
}
