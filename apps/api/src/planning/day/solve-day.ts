import { plan, verify } from '#dispatch';
import type { Plan } from '#dispatch';
import { passingByHand } from './by-hand.rules';
import { spanOf } from './day';
import type { DayFacts, DayOrder, DayProposal, LeftOut, ProposedVisit } from './day';
import { Deadlines } from './deadline.rules';
import { describeDay, withDeadlines } from './describe.rules';
import type { DescribedDay } from './describe.rules';
import { leftOutReason } from './left-out.rules';
import { figuresByDay, kpiOf, proposedVisits, withProposed } from './proposal.rules';
import { earliestStart } from './stretches.rules';
import { notForDay } from './wish.rules';

export interface DayBudget {
  seed: number;
  /** Of search, in ms on the given clock. */
  budgetMs: number;
}

/** What a plan deserves; a budget of time only cuts it short, so a small one is the same on any machine. */
const iterationsPerJob = 1_000;
const mostIterations = 100_000;
/** Of the budget, for those that cannot be in time. */
const lateShare = 0.3;

/**
 * Plans some days. First everything that is due or urgent is done in time or not at all; then what is left out for that is
 * put where it still fits, late rather than never, and as early as possible.
 * @throws Error if the plan breaks a rule, which would be a fault of the planner
 */
export function solveDay(facts: DayFacts, budget: DayBudget, now: () => number): DayProposal {
  const span = spanOf(facts);
  const earliest = earliestStart(span, facts.now);
  const leftOut: LeftOut[] = [];
  const candidates: DayOrder[] = [];
  for (const order of facts.orders) {
    const code = notForDay(order, span, earliest);
    if (code) leftOut.push({ orderId: order.id, reason: { code, params: {} } });
    else candidates.push(order);
  }
  const visits = passingByHand(facts, searchDay(facts, candidates, budget, now));
  const planned = new Set(visits.map(visit => visit.orderId));
  const plansAfter = withProposed(facts.plans, visits);
  for (const order of candidates.filter(({ id }) => !planned.has(id)))
    leftOut.push({ orderId: order.id, reason: leftOutReason(order, facts, plansAfter, earliest) });
  const after = figuresByDay(facts, visits);
  return {
    visits,
    leftOut,
    before: kpiOf(facts, []),
    after: kpiOf(facts, visits),
    byDay: figuresByDay(facts, []).flatMap((before, day) =>
      after[day] ? [{ before, after: after[day] }] : [],
    ),
  };
}

/** What the engine finds, before it is held against the check of a planning by hand. */
export function searchDay(
  facts: DayFacts,
  orders: readonly DayOrder[],
  budget: DayBudget,
  now: () => number,
): ProposedVisit[] {
  const deadlines = new Deadlines(facts, orders);
  let described = describeDay(facts, orders, deadlines);
  if (orders.length === 0 || described.stretches.length === 0) return [];
  let best = found(described, budget, 1 - lateShare, now);
  // At most once for each day: then whatever has a deadline may be done at any time.
  while (deadlines.extend(best.unserved.flatMap(({ id }) => orders[id] ?? []))) {
    described = withDeadlines(described, facts, deadlines);
    described = { ...described, problem: startingFrom(described, best) };
    best = found(described, budget, lateShare / facts.days.length, now);
  }
  return proposedVisits(described, best, spanOf(facts).start);
}

function found(
  { problem }: DescribedDay,
  { seed, budgetMs }: DayBudget,
  share: number,
  now: () => number,
): Plan {
  const iterations = Math.ceil(share * Math.min(mostIterations, iterationsPerJob * problem.jobs.length));
  const best = plan(problem, { seed, iterations, budgetMs: budgetMs * share, now });
  // The engine checks what it lets out; what is stored for people to follow is checked once more, whole.
  const [fault] = verify(problem, best);
  if (fault) throw new Error(`the plan breaks a rule: ${fault}`);
  return best;
}

function startingFrom({ problem }: DescribedDay, { routes }: Plan): DescribedDay['problem'] {
  const routeOf = new Map(
    routes.map(({ engineer, steps }) => [
      engineer,
      steps.flatMap(step => (step.kind === 'job' && step.id !== undefined ? [step.id] : [])),
    ]),
  );
  return {
    ...problem,
    engineers: problem.engineers.map(engineer => ({
      ...engineer,
      route: routeOf.get(engineer.id) ?? [],
    })),
  };
}
