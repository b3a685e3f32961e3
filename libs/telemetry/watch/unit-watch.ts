import { knownZero, newSeries, pushSlot, resume, unusualOf, usualOf } from './series';
import type { SeriesState } from './series';
import { watchSettings } from './settings';
import type { WatchSettings } from './settings';
import { slotMs } from './slot';
import type { SlotSample } from './slot';

/** A unit with more series than this has metrics that are not what they say; the rest is not watched. */
const mostSeries = 40;
/** Behind a pause as long as this a unit may have been set up anew. */
const longPauseMs = 43_200_000;
/** Shares of a state below this are nothing to tell. */
const shareFloor = 0.1;

/** A metric of a unit that is not as it usually is. */
export interface UnusualFinding {
  metric: string;
  /** What the unit was doing when it was unlike itself doing the same; null when it does not tell. */
  activity: string | null;
  /** Of a metric with states: the state that it is in more or less often. */
  state: string | null;
  direction: 'higher' | 'lower';
  /** Event time at which it began, ms since the epoch. */
  since: number;
  /** The value of the last slot, and where it usually lies at that hour of the day. */
  value: number;
  usual: { low: number; high: number };
  /** In [0, 1): 0.8 when it is raised; grows while it lasts. */
  sure: number;
}

export type WatchEvent =
  | { type: 'raised' | 'changed'; at: number; finding: UnusualFinding }
  | { type: 'cleared'; at: number; metric: string };

/** Plain JSON, about a kilobyte for each metric and activity. */
export interface UnitWatchState {
  version: 1;
  firstAt: number | null;
  /** Start of the newest slot that was counted. */
  slotAt: number | null;
  series: Record<string, SeriesState>;
  /** Metrics with an open finding. */
  open: string[];
}

/**
 * Watches all metrics of a unit against its own last days at the same hour, doing the same: slot in, findings out. At
 * most one finding for each metric is open. Pure: state in, state out with `snapshot`.
 */
export class UnitWatch {
  private readonly series: Map<string, SeriesState>;
  private readonly open: Set<string>;
  private firstAt: number | null;
  private slotAt: number | null;
  private readonly settings: WatchSettings;

  constructor(state?: UnitWatchState, settings: WatchSettings = watchSettings) {
    this.settings = settings;
    this.series = new Map(Object.entries(structuredClone(state?.series ?? {})));
    this.open = new Set(state?.open);
    this.firstAt = state?.firstAt ?? null;
    this.slotAt = state?.slotAt ?? null;
  }

  /** Counts the samples of one slot in; slots come in order, one that was counted already changes nothing. */
  push(at: number, samples: readonly SlotSample[]): WatchEvent[] {
    if (!this.isNext(at)) return [];
    const pausedMs = at - (this.slotAt ?? at);
    if (pausedMs >= longPauseMs) this.resume();
    this.firstAt ??= at;
    this.slotAt = at;
    const touched = new Map<string, SlotSample>();
    for (const sample of [...samples, ...this.absentStates(samples)]) {
      const key = keyOf(sample);
      const series = this.seriesFor(key, at, sample);
      if (!series) continue;
      touched.set(key, sample);
      pushSlot(
        series,
        { at, value: sample.value, deviation: sample.deviation, floor: floorOf(sample), pausedMs },
        this.settings,
      );
    }
    return this.findings(at, touched);
  }

  /** It may be set up another way from here on: levels go along for some hours, unless something was unusual already. */
  resume(): void {
    for (const series of this.series.values()) resume(series, this.settings);
  }

  /** A slot that counts for nothing, as while somebody works on the unit. It is no pause: what is off behind it is told. */
  pass(at: number): void {
    if (this.isNext(at) && this.slotAt !== null) this.slotAt = at;
  }

  /** Whether a slot is still to be counted: later than all before. */
  isNext(at: number): boolean {
    return Number.isFinite(at) && (this.slotAt === null || at > this.slotAt);
  }

  /** Forgets what was usual of a metric: somebody said that it is as it should be, or it was set up anew. */
  forget(metric: string): void {
    for (const key of this.series.keys()) if (partsOf(key).metric === metric) this.series.delete(key);
    this.open.delete(metric);
  }

  snapshot(): UnitWatchState {
    return {
      version: 1,
      firstAt: this.firstAt,
      slotAt: this.slotAt,
      series: Object.fromEntries(structuredClone(this.series)),
      open: [...this.open],
    };
  }

  /** A state that a metric was not in at all has a share of nothing, which is a reading as well. */
  private absentStates(samples: readonly SlotSample[]): SlotSample[] {
    const present = new Set(samples.filter(one => one.state !== null).map(keyOf));
    const metrics = new Set(samples.filter(one => one.state !== null).map(one => one.metric));
    return [...this.series.keys()].flatMap(key => {
      const { metric, state } = partsOf(key);
      if (state === null || present.has(key) || !metrics.has(metric)) return [];
      return [{ metric, activity: null, state, value: 0, deviation: 0 }];
    });
  }

  private seriesFor(key: string, at: number, sample: SlotSample): SeriesState | null {
    const known = this.series.get(key);
    if (known) return known;
    if (this.series.size >= mostSeries) return null;
    const isLate = sample.state !== null && this.knows(sample.metric);
    const made = isLate ? knownZero(this.firstAt ?? at) : newSeries(at, sample.value);
    this.series.set(key, made);
    return made;
  }

  private knows(metric: string): boolean {
    return [...this.series.keys()].some(key => partsOf(key).metric === metric);
  }

  private findings(at: number, touched: ReadonlyMap<string, SlotSample>): WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const metric of new Set([...touched.values()].map(sample => sample.metric))) {
      const isOpen = this.open.has(metric);
      const worst = this.worstOf(metric, at, touched);
      if (worst && worst.sum >= (isOpen ? this.settings.clearAt : this.settings.raiseAt)) {
        events.push({ type: isOpen ? 'changed' : 'raised', at: at + slotMs, finding: worst.finding });
        if (!isOpen) this.open.add(metric);
      } else if (isOpen && !this.isUnusual(metric)) {
        events.push({ type: 'cleared', at: at + slotMs, metric });
        this.open.delete(metric);
      }
    }
    return events;
  }

  /** Also of an activity that the unit is not in: it does not end by doing something else. */
  private isUnusual(metric: string): boolean {
    return [...this.series].some(
      ([key, series]) =>
        partsOf(key).metric === metric && (unusualOf(series)?.sum ?? 0) >= this.settings.clearAt,
    );
  }

  private worstOf(metric: string, at: number, touched: ReadonlyMap<string, SlotSample>) {
    let worst: { sum: number; finding: UnusualFinding } | null = null;
    for (const [key, sample] of touched) {
      const series = this.series.get(key);
      const unusual = series && sample.metric === metric ? unusualOf(series) : null;
      if (!series || !unusual || unusual.sum <= (worst?.sum ?? 0)) continue;
      const { value, activity, state } = sample;
      const { direction, since, sum } = unusual;
      const usual = usualOf(series, at, floorOf(sample));
      const sure = Number((sum / (sum + this.settings.raiseAt / 4)).toFixed(2));
      worst = { sum, finding: { metric, activity, state, direction, since, value, usual, sure } };
    }
    return worst;
  }
}

const floorOf = ({ state }: SlotSample) => (state === null ? 0 : shareFloor);

/** `metric=state` for shares, `metric@activity` for values; neither sign is in the name of a metric. */
function keyOf({ metric, activity, state }: SlotSample): string {
  if (state !== null) return `${metric}=${state}`;
  return activity === null ? metric : `${metric}@${activity}`;
}

function partsOf(key: string): { metric: string; state: string | null } {
  const [metric = key] = /^[^@=]*/u.exec(key) ?? [];
  return { metric, state: key[metric.length] === '=' ? key.slice(metric.length + 1) : null };
}
