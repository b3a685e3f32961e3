import { stepMs } from '#telemetry';

/** Readings of a step that come later than this after its end are not compared: all units are asked for the same hours. */
const graceMs = 20 * 60_000;
/** After a standstill, how much of it is made up for. */
const mostSteps = 12;

/** The steps to be judged now, oldest first; of a model that was never judged the newest whole one. */
export function dueSteps(judgedAt: number | null, now: number): number[] {
  const newest = Math.floor((now - graceMs) / stepMs) * stepMs - stepMs;
  const first = Math.max((judgedAt ?? newest - stepMs) + stepMs, newest - (mostSteps - 1) * stepMs);
  return Array.from(
    { length: Math.max(0, (newest - first) / stepMs + 1) },
    (_, index) => first + index * stepMs,
  );
}
