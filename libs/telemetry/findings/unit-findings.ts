import type { Limits } from '../forecast/forecast';
import type { WatchSettings } from '../watch/settings';
import type { SlotSample } from '../watch/slot';
import { UnitWatch } from '../watch/unit-watch';
import type { UnitWatchState } from '../watch/unit-watch';
import type { FindingEvent, OwnFinding } from './finding';
import { UnitForecasts } from './unit-forecasts';
import type { ForecastState } from './unit-forecasts';

/** What is asked of a metric of the model. */
export interface WatchedMetric extends Limits {
  key: string;
  kind: 'number' | 'state';
}

/** Plain JSON of 10 to 20 kB for a unit of six metrics; written with the findings it led to. */
export interface UnitFindingsState {
  version: 1;
  watch: UnitWatchState;
  forecasts: Record<string, ForecastState>;
  /** What it ran on when it was last counted, if it said so. */
  firmware?: string;
}

/**
 * All findings of a unit: metrics unlike their own past, and metrics that head for a limit. Slots of a quarter of an hour
 * go in, in order; one that was counted already, or is older, changes nothing, so that a repetition is harmless.
 */
export class UnitFindings {
  private readonly watch: UnitWatch;
  private readonly forecasts: UnitForecasts;
  private readonly keys: ReadonlySet<string>;
  private firmware: string | undefined;

  constructor(metrics: readonly WatchedMetric[], state?: UnitFindingsState, settings?: WatchSettings) {
    const known = state?.version === 1 ? state : undefined;
    const limited = metrics.filter(
      ({ kind, low, high }) => kind === 'number' && (low !== null || high !== null),
    );
    this.firmware = known?.firmware;
    this.keys = new Set(metrics.map(metric => metric.key));
    this.watch = new UnitWatch(known?.watch, settings);
    this.forecasts = new UnitForecasts(
      new Map(limited.map(metric => [metric.key, metric])),
      known?.forecasts,
    );
  }

  /** @param at start of the slot, event time */
  push(at: number, samples: readonly SlotSample[]): FindingEvent<OwnFinding>[] {
    if (!this.watch.isNext(at)) return [];
    const own = samples.filter(sample => this.keys.has(sample.metric));
    const events: FindingEvent<OwnFinding>[] = this.watch
      .push(at, own)
      .map(event =>
        event.type === 'cleared'
          ? { ...event, kind: 'unusual' }
          : { ...event, finding: { kind: 'unusual', ...event.finding } },
      );
    for (const { metric, state, value } of own)
      if (state === null) events.push(...this.forecasts.push(at, metric, value));
    return events;
  }

  /** A slot that counts for nothing, though the unit was there. */
  pass(at: number): void {
    this.watch.pass(at);
  }

  /** What the unit runs on in the slots that follow: with other firmware another level is no fault. */
  runsOn(firmware: string | null): void {
    if (firmware === null || firmware === this.firmware) return;
    if (this.firmware !== undefined) this.watch.resume();
    this.firmware = firmware;
  }

  /** Ends such a finding and learns anew what it rested on: somebody said that the metric is as it should be. */
  forget(kind: OwnFinding['kind'], metric: string): void {
    if (kind === 'unusual') this.watch.forget(metric);
    else this.forecasts.forget(metric);
  }

  snapshot(): UnitFindingsState {
    return {
      version: 1,
      watch: this.watch.snapshot(),
      forecasts: this.forecasts.snapshot(),
      ...(this.firmware === undefined ? {} : { firmware: this.firmware }),
    };
  }
}
