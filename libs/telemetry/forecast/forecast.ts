import { stepMs, stepsPerDay } from './memory';
import type { TrendMemory } from './memory';
import { seasonalTrend } from './trend';
import type { Trend } from './trend';

/** Where a metric may be, as its model says. Null: anywhere on that side. */
export interface Limits {
  low: number | null;
  high: number | null;
}

/** A metric that reaches a limit if it goes on as it has. */
export interface Forecast {
  side: 'low' | 'high';
  limit: number;
  /** Event time, ms since the epoch: most likely, and not before and not after at 95 %. */
  crossesAt: number;
  earliestAt: number;
  /** Null: at the least slope it takes longer than anybody should say anything about. */
  latestAt: number | null;
  /** Change per day, in the unit of the metric. */
  perDay: number;
  /** Share of all pairs of days that went the same way, 0.5 to 1. */
  sure: number;
  /** The value at the worst time of the day, as of the last reading: where the line begins. */
  from: { at: number; value: number };
}

/** A trend needs some days: what is used up and filled again within them is none. */
const fewestSteps = 4 * stepsPerDay;
/** How fast it goes now is asked of the last days alone: before them may have been nothing wrong yet. */
const recentSteps = 3 * stepsPerDay;
/** Nothing is said about more than a week: it would be further ahead than was looked back. */
const horizonSteps = 7 * stepsPerDay;
/** In the time that is remembered the trend has to move the metric by so much of the way to its limit. */
const leastShare = 0.25;
/** So many of all pairs of days have to go the same way: what jumps back now and then is used up and filled again. */
const leastAgreement = 0.8;

/**
 * The band of the slope knows nothing of trends that bend: it is wider by this many days, times the root of how many days it is
 * to the limit and two more. So much brought 95 of 100 forecasts of the bench's choosing seeds into it (conformalised quantiles: Romano,
 * Patterson and Candès 2019).
 */
const marginDays = 0.52;
const marginSteps = (ahead: number): number => marginDays * stepsPerDay * Math.sqrt(ahead / stepsPerDay + 2);

/**
 * When a metric reaches its limit at the worst time of the day: whether there is a trend is asked of its last seven
 * days, how fast it goes of the last three, both robustly. Null when it does not head for a limit, when that is further
 * off than a week, or when the trend could as well be none.
 */
export function forecastOf(memory: TrendMemory, limits: Limits): Forecast | null {
  const { values } = memory;
  if (values.length < fewestSteps) return null;
  const whole = seasonalTrend(values, stepsPerDay);
  const recent = seasonalTrend(values.slice(-recentSteps), stepsPerDay);
  if (whole === null || recent === null || whole.agreement < leastAgreement) return null;
  const trend = { ...recent, agreement: whole.agreement };
  const seen = { lastAt: (memory.lastStep + 1) * stepMs, moved: Math.abs(whole.slope) * values.length };
  if (whole.lowest > 0 && recent.lowest > 0 && limits.high !== null)
    return towards('high', limits.high, trend, seen);
  if (whole.highest < 0 && recent.highest < 0 && limits.low !== null)
    return towards('low', limits.low, trend, seen);
  return null;
}

function towards(
  side: Forecast['side'],
  limit: number,
  { slope, lowest, highest, agreement, levels }: Trend,
  { lastAt, moved }: { lastAt: number; moved: number },
): Forecast | null {
  const sign = side === 'high' ? 1 : -1;
  const worst = Math.max(...levels.filter(level => level !== null).map(level => sign * level));
  // All of it as if the limit were above.
  const gap = sign * limit - worst;
  const [rate, fastest, slowest] = side === 'high' ? [slope, highest, lowest] : [-slope, -lowest, -highest];
  if (gap <= 0 || gap > rate * horizonSteps || moved < leastShare * gap) return null;
  const after = (steps: number) => lastAt + Math.round(steps * stepMs);
  const margin = marginSteps(gap / rate);
  return {
    side,
    limit,
    crossesAt: after(gap / rate),
    earliestAt: after(Math.max(0, gap / fastest - margin)),
    latestAt: gap > slowest * 4 * horizonSteps ? null : after(gap / slowest + margin),
    perDay: Number((slope * stepsPerDay).toPrecision(4)),
    sure: Number(agreement.toFixed(2)),
    from: { at: lastAt, value: Number((sign * worst).toPrecision(6)) },
  };
}
