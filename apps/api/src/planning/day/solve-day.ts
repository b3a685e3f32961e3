import { plan, verify } from '#dispatch';
import type { Plan } from '#dispatch';
import { passingByHand } from './by-hand.rules';
import { spanOf } from './day';
import type { DayFacts, DayOrder, DayProposal, LeftOut, ProposedVisit } from './day';
import { describeDay, withPrices } from './describe.rules';
import type { DescribedDay } from './describe.rules';
import { duesOf } from './due.rules';
import { evenly } from './even.rules';
import { hoursByEngineer } from './hours.rules';
import { leftOutReason } from './left-out.rules';
import { figuresByDay, kpiOf, proposedVisits, withProposed } from './proposal.rules';
import { preferredAhead, waitsForPreferred } from './preferred.rules';
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
/** Of the budget, for the search in which being late has a price. */
const lateShare = 0.5;

/**
 * Plans some days. First everything that is due or urgent is done in time or not at all, which is searched fast; from there
 * on being late has a price: what was left out is put where it still fits, late rather than never, and in the place of what may
 * wait. What customers prefer has a price only then.
 * @throws Error if the plan breaks a rule, which would be a fault of the planner
 */
export function solveDay(facts: DayFacts, budget: DayBudget, now: () => number): DayProposal {
  const span = spanOf(facts);
  const earliest = earliestStart(span, facts.now);
  const leftOut: LeftOut[] = [];
  const candidates: DayOrder[] = [];
  for (const order of facts.orders) {
    const code =
      notForDay(order, span, earliest, facts.engineers) ??
      (waitsForPreferred(order, span, facts.now) ? 'preferred-later' : null);
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
    byEngineer: hoursByEngineer(facts, visits),
  };
}

/** What the engine finds, before it is held against the check of a planning by hand. */
export function searchDay(
  facts: DayFacts,
  orders: readonly DayOrder[],
  budget: DayBudget,
  now: () => number,
): ProposedVisit[] {
  const described = evenly(describeDay(facts, orders), facts);
  if (orders.length === 0 || described.stretches.length === 0) return [];
  const dueOf = duesOf(facts);
  const isPriced = orders.some(one => dueOf(one) || preferredAhead(one.job, facts.now).length > 0);
  if (!isPriced) return proposedVisits(described, found(described, budget, 1, now), facts);
  const inTime = found(described, budget, 1 - lateShare, now);
  const priced = startingFrom(withPrices(described, facts), inTime);
  return proposedVisits(priced, found(priced, budget, lateShare, now), facts);
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

function startingFrom(described: DescribedDay, { routes }: Plan): DescribedDay {
  const routeOf = new Map(
    routes.map(({ engineer, steps }) => [
      engineer,
      steps.flatMap(step => (step.kind === 'job' && step.id !== undefined ? [step.id] : [])),
    ]),
  );
  const engineers = described.problem.engineers.map(one => ({ ...one, route: routeOf.get(one.id) ?? [] }));
  return { ...described, problem: { ...described.problem, engineers } };
}
