import { offsetMinutes } from '../i18n/format';

/** About `count` round numbers across a range, the ends included when they are round: 0, 20, 40 ... */
export function niceTicks(low: number, high: number, count = 4): number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high) || high <= low)
    return Number.isFinite(low) ? [low] : [];
  const step = niceStep((high - low) / count);
  const ticks: number[] = [];
  const first = Math.ceil(low / step - 1e-9);
  for (let index = first; index * step <= high + step * 1e-9; index += 1)
    ticks.push(Number((index * step).toPrecision(12)));
  return ticks;
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return (share <= 1 ? 1 : share <= 2 ? 2 : share <= 2.5 ? 2.5 : share <= 5 ? 5 : 10) * power;
}

/** A range with air around it, so that a line does not run along the edge; a flat line gets a range too. */
export function paddedRange(low: number, high: number): { low: number; high: number } {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { low: 0, high: 1 };
  const span = high - low;
  const air = span === 0 ? Math.max(1, Math.abs(high) * 0.1) : span * 0.08;
  return { low: low - air, high: high + air };
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  ...[1, 5, 15, 30].map(count => count * second),
  ...[1, 5, 15, 30].map(count => count * minute),
  ...[1, 2, 3, 6, 12].map(count => count * hour),
  ...[1, 2, 7, 14, 30, 91].map(count => count * day),
];

export interface TimeTick {
  at: number;
  /** The first tick of a day there: its date is written too. */
  startsDay: boolean;
}

/** Ticks at round times of the site's clock (midnight there, not here), also across a change to summer time. */
export function timeTicks(
  from: number,
  to: number,
  count: number,
  zone: string,
): { ticks: TimeTick[]; step: number } {
  const step = steps.find(size => (to - from) / size <= count) ?? day * 365;
  const offset = (at: number): number => offsetMinutes(new Date(at), zone) * minute;
  const ticks: TimeTick[] = [];
  let local = Math.ceil((from + offset(from)) / step) * step;
  let lastDay = Math.floor((from + offset(from)) / day);
  for (let rounds = 0; rounds < 400; rounds += 1, local += step) {
    const at = toInstant(local, offset);
    if (at > to) break;
    const today = Math.floor(local / day);
    // In the hour that the change to summer time leaves out, a local time names no instant of its own.
    if (at >= from && at !== ticks.at(-1)?.at)
      ticks.push({ at, startsDay: today !== lastDay || ticks.length === 0 });
    lastDay = today;
  }
  return { ticks, step };
}

function toInstant(local: number, offset: (at: number) => number): number {
  const guess = local - offset(local);
  return local - offset(guess);
}

/** Whether ticks of this step are told by date alone. */
export const isDayStep = (step: number): boolean => step >= day;
export const isSecondStep = (step: number): boolean => step < minute;
