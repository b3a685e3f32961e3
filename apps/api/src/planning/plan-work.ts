import type { DayFacts, DayProposal } from './day/day';
import { solveDay } from './day/solve-day';
import type { DayBudget } from './day/solve-day';
import type { RepairFacts, RepairProposal } from './repair/repair';
import { solveRepair } from './repair/solve-repair';
import { solveVroom } from './solve-vroom';
import type { VroomOutcome, VroomWork } from './solve-vroom';

/** What a thread of the planner may be asked, as plain data. */
export type PlanWork =
  | { kind: 'vroom'; work: VroomWork }
  | { kind: 'day'; facts: DayFacts; budget: DayBudget }
  | { kind: 'repair'; facts: RepairFacts; budget: DayBudget };
export type PlanOutcome =
  | { kind: 'vroom'; outcome: VroomOutcome }
  | { kind: 'day'; proposal: DayProposal }
  | { kind: 'repair'; proposal: RepairProposal };

export function thinkAbout(asked: PlanWork, now: () => number): PlanOutcome {
  if (asked.kind === 'vroom') return { kind: 'vroom', outcome: solveVroom(asked.work, now) };
  if (asked.kind === 'repair')
    return { kind: 'repair', proposal: solveRepair(asked.facts, asked.budget, now) };
  return { kind: 'day', proposal: solveDay(asked.facts, asked.budget, now) };
}
