import { checkAssignment, rearrange } from '#dispatch';
import type { DayPlan, Plan, PlannedVisit } from '#dispatch';
import { spanOf } from '../day/day';
import { leftOutReason } from '../day/left-out.rules';
import { kpiOf } from '../day/proposal.rules';
import type { DayBudget } from '../day/solve-day';
import { isOpenFor } from '../day/open.rules';
import { earliestStart } from '../day/stretches.rules';
import { floorMinute, MINUTE_MS } from '../day/way';
import { callFor } from './calls.rules';
import { describeRest, isOff } from './describe-rest.rules';
import type { DescribedRest } from './describe-rest.rules';
import { absencesOf, isUnderWay } from './engineer-rest.rules';
import { reasonsFor } from './reasons.rules';
import type { Move, Place, RepairFacts, RepairProposal } from './repair';

const iterationsPerJob = 1_000;
const mostIterations = 60_000;

/**
 * Repairs a running day: what fell away finds a place, what cannot keep its time gets another, everything else stays. A day
 * to which nothing has happened is answered with no change, without a search.
 * @throws Error if the plan breaks a rule, which would be a fault of the planner
 */
export function solveRepair(facts: RepairFacts, budget: DayBudget, now: () => number): RepairProposal {
  const described = describeRest(facts);
  const moves = passing(movesOf(described, settled(described, facts, budget, now), facts), facts);
  const plansAfter = withMoves(facts.day.plans, moves, facts);
  const waiting = facts.day.orders.filter(
    order => !moves.some(move => move.orderId === order.id && move.to !== null),
  );
  const dropped = moves.flatMap(({ visit, to }) => (visit && !to ? [visit.order] : []));
  const earliest = earliestStart(spanOf(facts.day), facts.day.now);
  const due = new Map(facts.day.dueOfVisits);
  const preferred = new Map(facts.day.preferredOfVisits);
  for (const { id, job } of facts.day.orders) {
    if (job.dueAt) due.set(id, job.dueAt);
    if (job.preferredWindows) preferred.set(id, job.preferredWindows);
  }
  // A running day counts no rest: it has no other day to put anything off to.
  const running = { ...facts.day, policy: { ...facts.day.policy, restHours: 0 } };
  const dayAfter = { ...facts.day, dueOfVisits: due, preferredOfVisits: preferred };
  return {
    changes: moves.map(move => ({
      ...move,
      reasons: reasonsFor(move, moves, facts, described, plansAfter),
      call: callFor(move, facts.policy, facts.day.orders),
    })),
    waiting: waiting.map(order => ({
      orderId: order.id,
      reason: leftOutReason(order, running, plansAfter, earliest),
    })),
    leftAlone: leftAloneOf(described, facts),
    before: kpiOf(facts.day, []),
    after: kpiOf({ ...dayAfter, plans: plansAfter, orders: [...waiting, ...dropped] }, []),
  };
}

function settled(
  { problem, promised, at }: DescribedRest,
  { policy }: RepairFacts,
  { seed, budgetMs }: DayBudget,
  now: () => number,
): Plan {
  if (problem.engineers.length === 0) return nobodyWorks(problem);
  const rules = {
    at,
    mostChanged: policy.mostMoved,
    toleranceSeconds: policy.toleranceMinutes * 60,
    keptFactor: 2,
  };
  // What nothing has happened to is not made better, it is left alone.
  const still = rearrange(problem, promised, rules, { iterations: 0 });
  const isQuiet = promised.homeless.size === 0 && isKept(still, promised.was);
  if (isQuiet) return still;
  const iterations = Math.min(mostIterations, iterationsPerJob * problem.jobs.length);
  return rearrange(problem, promised, rules, { seed, iterations, budgetMs, now });
}

/** The engine asks for an engineer at least. */
const nobodyWorks = ({ jobs }: DescribedRest['problem']): Plan => ({
  routes: [],
  unserved: jobs.map(({ id }) => ({ id, reason: 'nobody works' })),
  unservedPriority: 0,
  cost: 0,
  iterations: 0,
});

function isKept({ routes, unserved }: Plan, was: DescribedRest['promised']['was']): boolean {
  return (
    unserved.length === 0 &&
    routes.every(({ engineer, steps }) =>
      steps.every(({ kind, id = -1, arrival, waiting }) => {
        const before = was.get(id);
        return kind !== 'job' || (before?.engineer === engineer && before.begin === arrival + waiting);
      }),
    )
  );
}

/** What is elsewhere than it was, in the order of the times that it had. */
function movesOf({ stretches, jobs }: DescribedRest, plan: Plan, facts: RepairFacts): Move[] {
  const places = placesOf(stretches, plan, spanOf(facts.day).start);
  const moves: Move[] = jobs.flatMap((job, id): Move[] => {
    const to = places.get(id) ?? null;
    if (!('visit' in job)) return to ? [{ orderId: job.orderId, visit: null, to }] : [];
    const { visit, fixed } = job;
    const isSame = to?.engineerId === visit.engineerId && to.start === floorMinute(visit.start);
    return fixed || isSame ? [] : [{ orderId: visit.order.id, visit, to }];
  });
  const off = facts.visits.filter(visit => isOff(visit, facts) && !isUnderWay(visit));
  moves.push(...off.map(visit => ({ orderId: visit.order.id, visit, to: null })));
  const when = ({ visit, to }: Move) => visit?.start ?? to?.start ?? 0;
  return moves.toSorted((a, b) => when(a) - when(b) || (a.orderId < b.orderId ? -1 : 1));
}

function placesOf(stretches: DescribedRest['stretches'], plan: Plan, dayStart: number): Map<number, Place> {
  const places = new Map<number, Place>();
  for (const { engineer, steps } of plan.routes) {
    const stretch = stretches[engineer];
    if (!stretch) throw new RangeError(`the plan has a route of an unknown engineer ${engineer}`);
    let travelled = 0;
    for (const { kind, id, arrival, waiting, duration, travel } of steps) {
      if (kind !== 'job' || id === undefined) continue;
      const start = dayStart + (arrival + waiting) * 1_000;
      const travelMs = (travel - travelled) * 1_000;
      travelled = travel;
      places.set(id, {
        engineerId: stretch.engineerId,
        start,
        end: start + duration * 1_000,
        travelStart: start - travelMs,
        travelMinutes: Math.round(travelMs / MINUTE_MS),
      });
    }
  }
  return places;
}

/** The calendars with the moves made. */
function withMoves(plans: readonly DayPlan[], moves: readonly Move[], facts: RepairFacts): DayPlan[] {
  const gone = new Set(moves.flatMap(({ visit }) => (visit ? [visit.id] : [])));
  const calendars = new Map<string, PlannedVisit[]>(
    plans.map(({ engineerId, visits }) => [engineerId, visits.filter(visit => !gone.has(visit.id))]),
  );
  for (const move of moves) if (move.to) put(calendars, move, facts);
  return [...calendars].map(([engineerId, visits]) => ({ engineerId, visits }));
}

function put(
  calendars: Map<string, PlannedVisit[]>,
  { to, visit, orderId }: Move,
  { day }: RepairFacts,
): void {
  const position = visit?.position ?? day.orders.find(order => order.id === orderId)?.job.position;
  if (!to || !position) return;
  const calendar = calendars.get(to.engineerId) ?? [];
  calendars.set(to.engineerId, calendar);
  const id = visit?.id ?? orderId;
  calendar.push({ id, label: visit?.label ?? id, start: to.start, end: to.end, position });
}

/**
 * The moves as they will be made, one after the other, each held against what forbids an assignment by hand. What is
 * forbidden waits for a person instead: that is rare, as a visit that somebody has planned into a leave.
 */
function passing(moves: readonly Move[], facts: RepairFacts): Move[] {
  const { day } = facts;
  const people = new Map(day.engineers.map(one => [one.id, { ...one, absences: absencesOf(one, facts) }]));
  const calendars = new Map<string, PlannedVisit[]>(
    withMoves(
      day.plans,
      moves.map(move => ({ ...move, to: null })),
      facts,
    ).map(({ engineerId, visits }) => [engineerId, [...visits]]),
  );
  return moves.flatMap((move): Move[] => {
    const { to, visit, orderId } = move;
    const job = visit?.order.job ?? day.orders.find(order => order.id === orderId)?.job;
    const engineer = to && people.get(to.engineerId);
    if (!to) return [move];
    const plan = { engineerId: to.engineerId, visits: calendars.get(to.engineerId) ?? [] };
    const durationMinutes = Math.round((to.end - to.start) / MINUTE_MS);
    const timed = job && { ...job, durationMinutes, isTimed: true };
    const check = timed && engineer && checkAssignment(timed, engineer, to.start, plan, day.now);
    if (check?.allowed && isOpenFor(timed ?? {}, to)) {
      put(calendars, move, facts);
      return [move];
    }
    return visit ? [{ ...move, to: null }] : [];
  });
}

function leftAloneOf({ rests }: DescribedRest, { visits }: RepairFacts): RepairProposal['leftAlone'] {
  const held = [...rests.values()].flatMap(rest => [
    ...rest.stretches.flatMap(stretch => stretch.held),
    ...rest.outside.map(visit => ({ visit, fixed: 'against-advice' as const })),
  ]);
  return [
    ...visits.filter(isUnderWay).map(visit => ({ visit, reason: 'under-way' as const })),
    ...held.flatMap(({ visit, fixed }) => (fixed ? [{ visit, reason: fixed }] : [])),
  ].toSorted((a, b) => a.visit.start - b.visit.start);
}
