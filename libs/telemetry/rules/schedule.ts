import type { AlertSchedule } from './rule';
import { offsetMs, steadyUntil } from './zone';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const dayMinutes = 1_440;
/** Each window opens and closes at least once a week, so that a change that is not found within eight days never comes. */
const foreseenMs = 8 * dayMs;

/**
 * Whether wall clocks of the schedule's zone stand inside one of its windows. A window whose end is not after its start
 * runs over midnight and belongs to the day on which it began. What clocks skip in spring is not there; an hour that they
 * show twice in autumn counts both times.
 */
export function isOpen(schedule: AlertSchedule, at: number): boolean {
  const wall = at + offsetMs(at, schedule.timeZone);
  const day = Math.floor(wall / dayMs);
  const minute = Math.floor((wall - day * dayMs) / minuteMs);
  return schedule.windows.some(({ days, from, to }) => {
    const over = to <= from;
    if (minute >= from && (over || minute < to) && days.includes(weekday(day))) return true;
    return over && minute < to && days.includes(weekday(day - 1));
  });
}

/** 1970-01-01 was a Thursday; Monday is 1. */
const weekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The first moment after `at` at which the schedule opens or closes; null: it never does. */
export function nextTurn(schedule: AlertSchedule, at: number): number | null {
  const edges = [...new Set([0, ...schedule.windows.flatMap(({ from, to }) => [from, to % dayMinutes])])];
  const now = isOpen(schedule, at);
  let next = at;
  while (next < at + foreseenMs) {
    next = Math.min(nextEdge(edges, next, schedule.timeZone), steadyUntil(next, schedule.timeZone));
    if (isOpen(schedule, next) !== now) return next;
  }
  return null;
}

/** The first moment after `at` at which wall clocks show one of these minutes, as long as nobody turns them. */
function nextEdge(edges: readonly number[], at: number, timeZone: string): number {
  const wall = at + offsetMs(at, timeZone);
  const midnight = Math.floor(wall / dayMs) * dayMs;
  let first = midnight + dayMs;
  for (const edge of edges) {
    const moment = midnight + edge * minuteMs;
    if (moment > wall && moment < first) first = moment;
  }
  return at + first - wall;
}
