import { Lasting } from '../anomaly/lasting';
import type { LastingState } from '../anomaly/lasting';
import type { WatchSettings } from './settings';
import { slotMs } from './slot';

const hourMs = 3_600_000;
const slotsPerHour = hourMs / slotMs;
/** The usual is that of the last seven days or so, forgetting exponentially. */
const memorySlots = 7 * slotsPerHour;
const learnMs = 7 * 86_400_000;
/** Behind a long pause levels go along for so many slots, all hours alike, at this share of what a slot is off. */
const settlingSlots = 24;
const settlingShare = 6;
/** What the mean of so many slots swings by in health: so many of these swings are no less than a spread. */
const swingSlots = 24;
const swingFactor = 2.5;
const mostSwings = 3;
/** An activity that the unit was not in for longer is not one that was followed all the time. */
const longestGapMs = 2 * hourMs;
/** Slots of an hour of the day below which nobody knows what is usual then. */
const fewestSlots = 2 * slotsPerHour;
/** One slot counts as at most so many spreads: a glitch is no finding. */
const mostSpreads = 4;
/** While it is further off than this, the spread stays as it is: what is being told must not become the measure. */
const learnSpreads = 3;
/** A sum beyond so many times the limit would only take longer to fall again. */
const fullSums = 3;
/** Mean absolute deviation to standard deviation of a normal distribution. */
const deviationFactor = Math.sqrt(Math.PI / 2);
/** A metric that rose so often and never fell is a counter: its level says nothing. */
const counterRises = 24;

/** Plain JSON of about a kilobyte: level, spread and number of slots of each hour of the day, and the running sums. */
export interface SeriesState {
  firstAt: number;
  lastValue: number;
  rises: number;
  falls: number;
  /** Usual deviation within a slot: what the sensor and the moment do. */
  noise: number;
  levels: number[];
  spreads: number[];
  slots: number[];
  higher: RunningSum;
  lower: RunningSum;
  /** Slots for which levels still go along. */
  settling?: number;
  /** What the last hours are off, on average, and how far that usually is: what drifts to and fro in health. */
  apart?: number;
  swing?: number;
  /** Of the first week, in which no hour of the day is known: whether the series has left its level for good. */
  early?: LastingState;
}
interface RunningSum {
  sum: number;
  since: number | null;
}

/** What one slot says of a series. */
export interface Slot {
  at: number;
  value: number;
  deviation: number;
  /** The least spread that is worth telling, in the unit of the metric. */
  floor: number;
  /** How long nothing was heard of the unit before it. */
  pausedMs: number;
}

/** How unusual a series is now. */
export interface Unusual {
  direction: 'higher' | 'lower';
  /** Start of the first slot of what is still going on. */
  since: number;
  sum: number;
}

/** Six digits are what a sensor has, and keep the state small. */
const tidy = (value: number) => Number(value.toPrecision(6));
const clamp = (value: number, bound: number) => Math.max(-bound, Math.min(bound, value));
const hourOf = (at: number) => Math.floor(at / hourMs) % 24;

export function newSeries(at: number, value: number): SeriesState {
  const zeros = () => Array.from({ length: 24 }, () => 0);
  const sum = () => ({ sum: 0, since: null });
  return {
    firstAt: at,
    lastValue: value,
    rises: 0,
    falls: 0,
    noise: 0,
    levels: zeros(),
    spreads: zeros(),
    slots: zeros(),
    higher: sum(),
    lower: sum(),
  };
}

/**
 * A series that has been at 0 since `firstAt` in every hour: the share of a state that was never seen before is 0, and
 * that is known for as long as its metric is.
 */
export function knownZero(firstAt: number): SeriesState {
  return { ...newSeries(firstAt, 0), slots: Array.from({ length: 24 }, () => memorySlots) };
}

/**
 * Counts one slot in: first against the usual of its hour, then into it.
 *
 * The deviation in spreads goes into two cumulative sums (Page 1954), one for higher and one for lower than usual, each
 * less a slack; they tell small changes that last as well as large ones, and since when. O(1).
 */
export function pushSlot(state: SeriesState, slot: Slot, settings: WatchSettings): void {
  const { at, value, deviation, floor } = slot;
  const hour = hourOf(at);
  const slots = state.slots[hour] ?? 0;
  if (slots > 0) settle(state, value - (state.levels[hour] ?? 0));
  const level = state.levels[hour] ?? 0;
  const residual = slots === 0 ? 0 : value - level;
  const scale = scaleAt(state, hour, floor);
  if (value > state.lastValue) state.rises++;
  if (value < state.lastValue) state.falls++;
  state.lastValue = value;
  state.noise = tidy(state.noise + (deviation - state.noise) / Math.min(memorySlots * 24, total(state) + 1));

  const isOld = at - state.firstAt >= learnMs;
  const learned = isOld && slots >= fewestSlots;
  if (isOld) delete state.early;
  else if (!isCounter(state) && tellEarly(state, slot, settings)) return;
  const spreads =
    learned && !state.settling && scale > 0 && !isCounter(state) ? clamp(residual / scale, mostSpreads) : 0;
  grow(state.higher, at, spreads - settings.slackSpreads, settings);
  grow(state.lower, at, -spreads - settings.slackSpreads, settings);

  const weight = 1 / Math.min(memorySlots, slots + 1);
  const bound = learned && scale > 0 ? learnSpreads * scale : Infinity;
  state.levels[hour] = tidy(slots === 0 ? value : level + weight * clamp(residual, bound));
  if (slots > 0) swingWith(state, residual, bound);
  const spread = state.spreads[hour] ?? 0;
  if (slots > 0 && Math.abs(residual) <= bound)
    state.spreads[hour] = tidy(spread + weight * (deviationFactor * Math.abs(residual) - spread));
  state.slots[hour] = Math.min(memorySlots, slots + 1);
}

/** Drift to and fro is part of what is usual; nothing is learned of it while something adds up. */
function swingWith(state: SeriesState, residual: number, bound: number): void {
  const before = state.apart ?? 0;
  const apart = tidy(before + clamp(residual - before, bound) / swingSlots);
  state.apart = apart;
  if (state.higher.sum > 0 || state.lower.sum > 0) return;
  const swing = state.swing ?? 0;
  const seen = clamp(Math.abs(apart), swing > 0 ? mostSwings * swing : Infinity);
  state.swing = tidy(swing + (seen - swing) / Math.min(memorySlots * 24, total(state)));
}

/** The unit is back from a long pause: levels go where it settles, unless it was unusual before. */
export function resume(state: SeriesState, { clearAt }: WatchSettings): void {
  if (Math.max(state.higher.sum, state.lower.sum) < clearAt) state.settling = settlingSlots;
}

function settle(state: SeriesState, residual: number): void {
  if (!state.settling) return;
  state.settling--;
  state.levels = state.levels.map(level => tidy(level + residual / settlingShare));
}

/** In the first week: tells what has left its level for good, and keeps it out of the levels. */
function tellEarly(state: SeriesState, { at, value, pausedMs }: Slot, settings: WatchSettings): boolean {
  const isBroken = at - (state.early?.lastAt ?? at) - pausedMs > longestGapMs;
  const early = new Lasting(isBroken ? undefined : state.early);
  const isFar = early.push(at, value) >= 0.5;
  state.early = early.snapshot();
  if (isFar) grow(early.isHigher ? state.higher : state.lower, at, settings.raiseAt, settings);
  return isFar;
}

/** The stronger of the two sums, or null when both are at rest. */
export function unusualOf({ higher, lower }: SeriesState): Unusual | null {
  const direction = higher.sum >= lower.sum ? 'higher' : 'lower';
  const { sum, since } = direction === 'higher' ? higher : lower;
  return since === null ? null : { direction, since, sum };
}

/** Where the metric usually is at that hour: its level, two spreads to either side. */
export function usualOf(state: SeriesState, at: number, floor: number): { low: number; high: number } {
  const level = state.levels[hourOf(at)] ?? 0;
  const scale = scaleAt(state, hourOf(at), floor);
  return { low: level - 2 * scale, high: level + 2 * scale };
}

/** Spread of the hour; never below half of the other hours', of the noise, of swings, or of what is worth telling. */
function scaleAt(state: SeriesState, hour: number, floor: number): number {
  const seen = state.spreads.filter((_, at) => (state.slots[at] ?? 0) > 1);
  const usual = seen.reduce((sum, one) => sum + one, 0) / Math.max(1, seen.length);
  return Math.max(
    state.spreads[hour] ?? 0,
    usual / 2,
    state.noise / 2,
    swingFactor * (state.swing ?? 0),
    floor,
  );
}

const total = (state: SeriesState) => state.slots.reduce((sum, one) => sum + one, 0);
const isCounter = ({ rises, falls }: SeriesState) => falls === 0 && rises >= counterRises;

function grow(running: RunningSum, at: number, by: number, { raiseAt }: WatchSettings): void {
  running.sum = tidy(Math.min(fullSums * raiseAt, Math.max(0, running.sum + by)));
  if (running.sum === 0) running.since = null;
  else running.since ??= at;
}
