import { overlaps, without } from '#dispatch';
import { isAble, spanOf } from './day';
import type { DayFacts, DayOrder } from './day';
import { earliestStart } from './stretches.rules';

/** On the first or the second of several days that somebody can do it: a short way must not carry it to the end of the week. */
const dayByUrgency = { critical: 0, high: 1, normal: null, low: null } as const;

/** By when the work should be done, in ms, and the price of each hour after it; null: at any time. */
export type Due = { by: number; costPerLateHour: number } | null;

/**
 * By when each order should be done: when it is due; and what is urgent in a plan of several days on one of the first of
 * them on which somebody who can do it works. Later has a price: as early as possible then.
 */
export function duesOf(facts: DayFacts): (order: DayOrder) => Due {
  const earliest = earliestStart(spanOf(facts), facts.now);
  const possibleEnds = endsOfPossibleDays(facts, earliest);
  return order => {
    const { dueAt, urgency } = order.job;
    const which = dayByUrgency[urgency];
    const ends = which === null || facts.days.length < 2 ? [] : possibleEnds(order);
    // On the last day there is nothing that it could be put off to.
    const urgent = which === null || which >= ends.length - 1 ? Infinity : (ends[which] ?? Infinity);
    const by = Math.min(dueAt ?? Infinity, urgent);
    if (by === Infinity) return null;
    return { by: Math.max(by, earliest), costPerLateHour: facts.policy.lateHour[urgency] * 3_600 };
  };
}

/** Of the days on which somebody works who can do it, the ends. */
function endsOfPossibleDays(facts: DayFacts, from: number): (order: DayOrder) => number[] {
  const working = facts.engineers.map(engineer => {
    const open = without(engineer.shifts, engineer.absences ?? []).filter(({ end }) => end > from);
    return { engineer, days: facts.days.filter(day => open.some(span => overlaps(span, day))) };
  });
  return order => {
    const excluded = order.job.excludedEngineerIds ?? [];
    const able = working.filter(({ engineer }) => isAble(order, engineer) && !excluded.includes(engineer.id));
    const possible = new Set(able.flatMap(({ days }) => days));
    return facts.days.filter(day => possible.has(day)).map(day => day.end);
  };
}
