import type { JobDescription, ProblemDescription } from './description';
import type { BeginPrices } from './prices';
import type { Problem } from './problem';

type Timely = Pick<
  JobDescription,
  'due' | 'costPerLateHour' | 'preferredWindows' | 'costPerOutsideHour' | 'mostOutsideCost'
>;

export function hasDue({ due, costPerLateHour = 3_600 }: Timely): boolean {
  return due !== undefined && costPerLateHour > 0;
}

function hasPreference({ preferredWindows, costPerOutsideHour = 3_600, mostOutsideCost }: Timely): boolean {
  return preferredWindows !== undefined && costPerOutsideHour > 0 && mostOutsideCost !== 0;
}

/** Does it matter when it begins? */
export function pricesBegin(job: Timely): boolean {
  return hasDue(job) || hasPreference(job);
}

/** What a begin at this moment costs, in units of cost. */
export function beginCost(job: Timely, begin: number): number {
  const { due = Infinity, costPerLateHour = 3_600 } = job;
  const late = begin > due ? ((begin - due) * costPerLateHour) / 3_600 : 0;
  return late + outsideCost(job, begin);
}

/** Seconds from a begin to the nearest preferred window. */
export function outsideSeconds({ preferredWindows = [] }: Timely, begin: number): number {
  if (preferredWindows.length === 0) return 0;
  return Math.min(...preferredWindows.map(([from, to]) => Math.max(0, from - begin, begin - to)));
}

function outsideCost(job: Timely, begin: number): number {
  const { costPerOutsideHour = 3_600, mostOutsideCost = Infinity } = job;
  return Math.min(mostOutsideCost, (outsideSeconds(job, begin) * costPerOutsideHour) / 3_600);
}

/** Where the price of a begin changes its slope. */
function bendsOf(job: Timely): number[] {
  const bends = hasDue(job) ? [job.due!] : [];
  if (!hasPreference(job)) return bends;
  const { preferredWindows = [], costPerOutsideHour = 3_600, mostOutsideCost = Infinity } = job;
  const reach = (mostOutsideCost / costPerOutsideHour) * 3_600;
  for (const [index, [from, to]] of preferredWindows.entries()) {
    bends.push(from, to);
    const next = preferredWindows[index + 1];
    const [before, behind] = [preferredWindows[index - 1]?.[1] ?? -Infinity, next?.[0] ?? Infinity];
    if (reach < (from - before) / 2) bends.push(from - reach);
    if (reach < (behind - to) / 2) bends.push(to + reach);
    else if (next) bends.push((to + behind) / 2);
  }
  return [...new Set(bends)].sort((a, b) => a - b);
}

/** Null where it matters for no job: then nothing is looked up for it. O(jobs x windows^2) */
export function compileBegins({ jobs }: ProblemDescription, costScale: number): Problem['begins'] {
  if (!jobs.some(pricesBegin)) return null;
  const lines = jobs.map(job => {
    const bends = bendsOf(job);
    if (bends.length === 0) return [];
    const price = (begin: number) => beginCost(job, begin) * costScale;
    const [first, last] = [bends[0]!, bends.at(-1)!];
    return [
      { from: -Infinity, anchor: first, value: price(first), slope: price(first) - price(first - 1) },
      ...bends.map((from, index) => {
        const until = bends[index + 1] ?? last + 1;
        const slope = (price(until) - price(from)) / (until - from);
        return { from, anchor: from, value: price(from), slope };
      }),
    ];
  });
  return flatLines(lines);
}

type Line = Record<'from' | 'anchor' | 'value' | 'slope', number>;

function flatLines(lists: readonly (readonly Line[])[]): BeginPrices {
  const at = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) at[index + 1] = at[index]! + list.length;
  const all = lists.flat();
  return {
    at,
    from: Float64Array.from(all, line => line.from),
    anchor: Float64Array.from(all, line => line.anchor),
    value: Float64Array.from(all, line => line.value),
    slope: Float64Array.from(all, line => line.slope),
  };
}

/** The same of some jobs alone, in the given order. */
export function beginsAmong(prices: BeginPrices, jobs: readonly number[]): BeginPrices {
  return flatLines(jobs.map(job => linesOf(prices, job)));
}

function linesOf({ at, from, anchor, value, slope }: BeginPrices, job: number): Line[] {
  const lines: Line[] = [];
  for (let line = at[job]!; line < at[job + 1]!; line++)
    lines.push({ from: from[line]!, anchor: anchor[line]!, value: value[line]!, slope: slope[line]! });
  return lines;
}

/** Prices of begins with time running backward: the price of a begin at -t. */
export function mirroredBegins(prices: BeginPrices): BeginPrices {
  const jobs = Array.from({ length: prices.at.length - 1 }, (_, job) => job);
  return flatLines(
    jobs.map(job =>
      linesOf(prices, job)
        .map((line, index, all) => ({
          from: -(all[index + 1]?.from ?? Infinity),
          anchor: -line.anchor,
          value: line.value,
          slope: -line.slope,
        }))
        .toReversed(),
    ),
  );
}

/** In internal units; not whole. */
export function beginPrice({ begins }: Problem, job: number, begin: number): number {
  if (begins === null) return 0;
  let line = begins.at[job + 1]! - 1;
  if (line < begins.at[job]!) return 0;
  while (begins.from[line]! > begin) line--;
  return begins.value[line]! + begins.slope[line]! * (begin - begins.anchor[line]!);
}

/** Are begins in the price of a route? A day under way is held to what was promised instead. */
export function pricesTimes({ begins, promises }: Problem): boolean {
  return begins !== null && promises === null;
}
