import { stepMs } from '../forecast/memory';
import { baselineOf } from './baseline';
import type { Baseline } from './baseline';
import { partsOf, seriesOf } from './level';
import type { Level } from './level';
import { sisterSettings } from './settings';
import type { SisterSettings } from './settings';

/** A metric of a unit that is not as it is with the other units of its model, doing the same on the same day. */
export interface SistersFinding {
  metric: string;
  /** What the units were doing; null when they do not tell. */
  activity: string | null;
  direction: 'higher' | 'lower';
  /** Start of the first step at which it was unlike them, ms since the epoch. */
  since: number;
  /** Its level over the last day. */
  value: number;
  /** The others: how many, their median and spread. */
  sisters: { count: number; median: number; spread: number };
  /** In [0, 1): 0.8 at the limit, 0.95 twice as far. */
  sure: number;
}

export type SistersEvent =
  | { type: 'raised' | 'changed'; at: number; unit: string; finding: SistersFinding }
  | { type: 'cleared'; at: number; unit: string; metric: string };

/** Plain JSON. Holds only units that are or were lately unlike the others, and what people accepted of them. */
export interface SistersState {
  version: 1;
  /** Start of the newest step that was judged. */
  stepAt: number | null;
  /** Unit -> metric. */
  unlike: Record<string, Record<string, Unlike>>;
  /** Unit -> series -> by how much it may differ from the median: somebody said that it is as it should be. */
  accepted: Record<string, Record<string, number>>;
}
interface Unlike {
  series: string;
  held: number;
  missed: number;
  since: number;
  /** Start of the newest step at which it was compared. */
  judgedAt: number;
  isOpen: boolean;
}

/** With more units than this unlike the others, the others are not known either. */
const mostUnlike = 500;
/** A unit that was silent, or did not do it any more, for so long is not unlike the others by what it did then. */
const forgetMs = 7 * 86_400_000;
/** What is told ends well within the limit, not at it. */
const endsAt = 0.75;

/**
 * Compares the units of a model with each other, a step of two hours at a time and in order; at most one finding is open
 * for a metric of a unit. Knows nothing later than the step. Pure: state in, state out with `snapshot`.
 */
export class SisterWatch {
  private stepAt: number | null;
  private readonly unlike: Map<string, Map<string, Unlike>>;
  private readonly accepted: Map<string, Map<string, number>>;

  private readonly factor: number;
  private readonly settings: SisterSettings;

  // No parameter properties: a thread from the sources runs what is left when only the types are taken out.
  /** @param factor of what is usual, from what people said of findings: see `tuningOf` */
  constructor(state?: SistersState, factor = 1, settings: SisterSettings = sisterSettings) {
    this.factor = factor;
    this.settings = settings;
    this.stepAt = state?.stepAt ?? null;
    this.unlike = mapsOf(structuredClone(state?.unlike ?? {}));
    this.accepted = mapsOf(state?.accepted ?? {});
  }

  /**
   * @param at start of the step; one that was judged already, or is older, changes nothing
   * @param levels of each unit over the day that ends with the step; of units that said too little there are none, and what
   *   is open of them stays so for a week
   */
  push(
    at: number,
    levels: ReadonlyMap<string, ReadonlyMap<string, Level>>,
  ): { baselines: Map<string, Baseline>; events: SistersEvent[] } {
    const baselines = new Map<string, Baseline>();
    if (!Number.isFinite(at) || (this.stepAt !== null && at <= this.stepAt)) return { baselines, events: [] };
    this.stepAt = at;
    for (const series of new Set([...levels.values()].flatMap(own => [...own.keys()]))) {
      const all = [...levels.values()].flatMap(own => own.get(series) ?? []);
      const baseline = baselineOf(all, this.settings.leastUnits);
      if (baseline) baselines.set(series, baseline);
    }
    const events = [...levels].flatMap(([unit, own]) => this.judge(unit, own, baselines, at));
    return { baselines, events: [...events, ...this.forget(at)] };
  }

  /** Ends the finding: by as much as the metric differs from the median now, it may differ from now on. */
  accept(unit: string, { metric, activity, value, sisters }: Accepted): void {
    const own = this.accepted.get(unit) ?? new Map<string, number>();
    this.accepted.set(unit, own.set(seriesOf(metric, activity ?? ''), value - sisters.median));
    this.unlike.get(unit)?.delete(metric);
  }

  snapshot(): SistersState {
    return {
      version: 1,
      stepAt: this.stepAt,
      unlike: structuredClone(recordsOf(this.unlike)),
      accepted: recordsOf(this.accepted),
    };
  }

  private judge(
    unit: string,
    levels: ReadonlyMap<string, Level>,
    baselines: ReadonlyMap<string, Baseline>,
    at: number,
  ): SistersEvent[] {
    const distances = [...levels].flatMap(([series, level]) => {
      const baseline = baselines.get(series);
      return baseline ? [this.distance(unit, series, level, baseline)] : [];
    });
    const states = this.unlike.get(unit) ?? new Map<string, Unlike>();
    const events = [...Map.groupBy(distances, one => partsOf(one.series).metric)].flatMap(
      ([metric, ofMetric]) => {
        const worst = ofMetric.reduce((most, one) => (one.limits > most.limits ? one : most));
        const known = states.get(metric);
        // It does not end by doing something else for a while: a weekend at rest says nothing of how it works.
        if (known && worst.limits < 1 && !ofMetric.some(one => one.series === known.series)) return [];
        return count(states, { unit, metric, at }, worst, this.settings);
      },
    );
    if (states.size === 0) this.unlike.delete(unit);
    else if (this.unlike.has(unit) || this.unlike.size < mostUnlike) this.unlike.set(unit, states);
    return events;
  }

  private distance(unit: string, series: string, { value }: Level, baseline: Baseline): Distance {
    const off = value - baseline.median;
    const accepted = this.accepted.get(unit)?.get(series) ?? 0;
    // What is accepted to one side is no reason to be told of the other.
    const free = Math.sign(off) === Math.sign(accepted) ? Math.abs(accepted) : 0;
    const limit = this.settings.limitSpreads(baseline.units) * this.factor * baseline.spread;
    const limits = limit > 0 ? Math.max(0, Math.abs(off) - free) / limit : 0;
    return { series, off, limits, value, baseline };
  }

  private forget(at: number): SistersEvent[] {
    return [...this.unlike].flatMap(([unit, states]) =>
      [...states].flatMap(([metric, { judgedAt, isOpen }]): SistersEvent[] => {
        if (at - judgedAt < forgetMs) return [];
        states.delete(metric);
        if (states.size === 0) this.unlike.delete(unit);
        return isOpen ? [{ type: 'cleared', at: at + stepMs, unit, metric }] : [];
      }),
    );
  }
}

type Accepted = Pick<SistersFinding, 'metric' | 'activity' | 'value'> & { sisters: { median: number } };

interface Distance {
  series: string;
  off: number;
  /** To the limit: 1 is at it. */
  limits: number;
  value: number;
  baseline: Baseline;
}

/** One more step for a metric of a unit: how long it has been unlike the others, or like them again. */
function count(
  states: Map<string, Unlike>,
  { unit, metric, at }: { unit: string; metric: string; at: number },
  worst: Distance,
  { raiseSteps, clearSteps }: SisterSettings,
): SistersEvent[] {
  const end = at + stepMs;
  const known = states.get(metric);
  if (worst.limits < (known?.isOpen ? endsAt : 1)) {
    if (!known) return [];
    known.missed++;
    known.judgedAt = at;
    if (known.isOpen && known.missed < clearSteps) return [];
    states.delete(metric);
    return known.isOpen ? [{ type: 'cleared', at: end, unit, metric }] : [];
  }
  const { held, since, isOpen } = known ?? { held: 0, since: at, isOpen: false };
  const now: Unlike = { series: worst.series, held: held + 1, missed: 0, since, judgedAt: at, isOpen };
  states.set(metric, now);
  if (!isOpen && now.held < raiseSteps) return [];
  now.isOpen = true;
  return [{ type: isOpen ? 'changed' : 'raised', at: end, unit, finding: findingOf(metric, worst, since) }];
}

function findingOf(
  metric: string,
  { series, off, limits, value, baseline: { units, median, spread } }: Distance,
  since: number,
): SistersFinding {
  return {
    metric,
    activity: partsOf(series).activity,
    direction: off > 0 ? 'higher' : 'lower',
    since,
    value,
    sisters: { count: units - 1, median, spread },
    sure: Math.min(0.99, Number((1 - 0.2 / Math.max(1, limits) ** 2).toFixed(2))),
  };
}

/** Maps, so that a metric may be called `constructor`. */
const mapsOf = <T>(records: Record<string, Record<string, T>>): Map<string, Map<string, T>> =>
  new Map(Object.entries(records).map(([key, record]) => [key, new Map(Object.entries(record))]));
const recordsOf = <T>(maps: Map<string, Map<string, T>>): Record<string, Record<string, T>> =>
  Object.fromEntries([...maps].map(([key, map]) => [key, Object.fromEntries(map)]));
