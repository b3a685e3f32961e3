import type { DayFacts, DayProposal } from './day/day';
import { solveDay } from './day/solve-day';
import type { DayBudget } from './day/solve-day';
import { solveVroom } from './solve-vroom';
import type { VroomOutcome, VroomWork } from './solve-vroom';

/** What a thread of the planner may be asked, as plain data. */
export type PlanWork =
  { kind: 'vroom'; work: VroomWork } | { kind: 'day'; facts: DayFacts; budget: DayBudget };
export type PlanOutcome = { kind: 'vroom'; outcome: VroomOutcome } | { kind: 'day'; proposal: DayProposal };

export function thinkAbout(asked: PlanWork, now: () => number): PlanOutcome {
  if (asked.kind === 'vroom') return { kind: 'vroom', outcome: solveVroom(asked.work, now) };
  return { kind: 'day', proposal: solveDay(asked.facts, asked.budget, now) };
}
