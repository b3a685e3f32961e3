import { forecastOf } from '../forecast/forecast';
import type { Limits } from '../forecast/forecast';
import { newMemory, rememberValue, stepMs } from '../forecast/memory';
import type { TrendMemory } from '../forecast/memory';
import type { FindingEvent, ForecastFinding } from './finding';

type ForecastEvent = FindingEvent<{ kind: 'forecast' } & ForecastFinding>;

/** Steps of two hours in a row that a forecast has to hold before it is told, and to fail before it is taken back. */
const raiseSteps = 3;
const clearSteps = 6;

/** Plain JSON, about 600 bytes for each metric that has a limit. */
export interface ForecastState {
  memory: TrendMemory;
  held: number;
  missed: number;
  since: number | null;
  open: boolean;
}

const newForecast = (): ForecastState => ({
  memory: newMemory(),
  held: 0,
  missed: 0,
  since: null,
  open: false,
});

/** The forecasts of all metrics of a unit that have limits, judged once in two hours each. */
export class UnitForecasts {
  private readonly limits: ReadonlyMap<string, Limits>;
  private readonly states: Map<string, ForecastState>;

  constructor(limits: ReadonlyMap<string, Limits>, states: Record<string, ForecastState> = {}) {
    this.limits = limits;
    this.states = new Map(Object.entries(structuredClone(states)));
  }

  push(at: number, metric: string, value: number): ForecastEvent[] {
    const limits = this.limits.get(metric);
    if (!limits) return [];
    const state = this.states.get(metric) ?? newForecast();
    this.states.set(metric, state);
    const isNewStep = Math.floor(at / stepMs) > state.memory.lastStep && state.memory.values.length > 0;
    // Judged before the new step has its first value: only whole steps count.
    const events = isNewStep ? this.judge(metric, state, limits, at) : [];
    rememberValue(state.memory, at, value);
    return events;
  }

  forget(metric: string): void {
    this.states.delete(metric);
  }

  snapshot(): Record<string, ForecastState> {
    return Object.fromEntries(structuredClone(this.states));
  }

  private judge(metric: string, state: ForecastState, limits: Limits, at: number): ForecastEvent[] {
    const forecast = forecastOf(state.memory, limits);
    if (!forecast) {
      state.held = 0;
      state.missed++;
      if (state.missed < clearSteps) return [];
      const wasOpen = state.open;
      state.open = false;
      state.since = null;
      return wasOpen ? [{ type: 'cleared', at, kind: 'forecast', metric }] : [];
    }
    state.missed = 0;
    state.held++;
    const since = (state.since ??= at);
    if (!state.open && state.held < raiseSteps) return [];
    const type = state.open ? 'changed' : 'raised';
    state.open = true;
    return [{ type, at, finding: { kind: 'forecast', metric, since, ...forecast } }];
  }
}
