import { overlaps, without } from '#dispatch';
import { isAble, spanOf } from './day';
import type { DayFacts, DayOrder } from './day';
import { earliestStart } from './stretches.rules';
import { MINUTE_MS } from './way';

/** On the first or the second of several days that somebody can do it: a short way must not carry it to the end of the week. */
const dayByUrgency = { critical: 0, high: 1, normal: null, low: null } as const;

/**
 * By when each order is to be done. It begins with when it is due and how urgent it is. What finds no place until then may
 * take one until the end of the next day on which somebody who can do it works, and so on: late, but as early as possible.
 */
export class Deadlines {
  private readonly ends: ReadonlyMap<string, readonly number[]>;
  private readonly deadlines: Map<string, number>;

  constructor(facts: DayFacts, orders: readonly DayOrder[]) {
    const possibleEnds = endsOfPossibleDays(facts);
    this.ends = new Map(orders.map(order => [order.id, possibleEnds(order)]));
    const earliest = earliestStart(spanOf(facts), facts.now);
    this.deadlines = new Map(orders.map(order => [order.id, this.first(order, earliest)]));
  }

  /** ms since the epoch; Infinity: at any time of the plan. */
  of({ id }: Pick<DayOrder, 'id'>): number {
    return this.deadlines.get(id) ?? Infinity;
  }

  /** Gives those orders that had one another day; false if none of them had. */
  extend(orders: readonly Pick<DayOrder, 'id'>[]): boolean {
    const bound = orders.filter(order => this.of(order) < Infinity);
    for (const order of bound) this.deadlines.set(order.id, this.later(order.id, this.of(order)));
    return bound.length > 0;
  }

  private first({ id, job }: DayOrder, earliest: number): number {
    const ends = this.ends.get(id) ?? [];
    const due = job.dueAt ?? Infinity;
    if (ends.length < 2) return due;
    const which = dayByUrgency[job.urgency];
    const urgent = which === null || which >= ends.length - 1 ? Infinity : (ends[which] ?? Infinity);
    const wanted = Math.min(due, urgent);
    return wanted < earliest + job.durationMinutes * MINUTE_MS ? this.later(id, wanted) : wanted;
  }

  private later(id: string, deadline: number): number {
    const ends = this.ends.get(id) ?? [];
    const next = ends.findIndex(end => end > deadline);
    // The last shift may go on behind midnight.
    return next === -1 || next === ends.length - 1 ? Infinity : (ends[next] ?? Infinity);
  }
}

/** Of the days on which somebody works who can do it, the ends. */
function endsOfPossibleDays(facts: DayFacts): (order: DayOrder) => number[] {
  const from = earliestStart(spanOf(facts), facts.now);
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
