import type { Chance } from './chance';

export type Family = 'kiosk' | 'display' | 'charger' | 'compressor';
export type Readings = Record<string, number | string | boolean>;

/** A fault that a family can develop. */
export interface FaultKind {
  kind: string;
  family: Family;
  /** What the device itself reports when the fault shows, and at which extent (0 to 1). Absent: it notices nothing. */
  event?: { code: string; severity: 'warning' | 'error' | 'critical'; atExtent: number };
  /** Where the fault shows first: the metric that a watcher should name. */
  metric: string;
}

export interface StepInput {
  /** Length of the step, ms. */
  dtMs: number;
  /** End of the step, ms since the epoch. */
  at: number;
  chance: Chance;
  /** How far each fault has developed, 0 to 1; absent: not there. */
  faults: Readonly<Record<string, number>>;
}

export interface StepResult<State> {
  state: State;
  readings: Readings;
}

/** The physics of one family. Pure but for the chance it is given; states are never changed in place. */
export interface Physics<State> {
  family: Family;
  faults: readonly FaultKind[];
  /** A unit in thermal balance at that moment. */
  start(at: number, chance: Chance): State;
  step(state: State, input: StepInput): StepResult<State>;
}

/** First-order approach to a target, exact for any length of step: x(t) = target + (x0 - target) e^(-t/tau). */
export function towards(value: number, target: number, dtMs: number, tauMs: number): number {
  return target + (value - target) * Math.exp(-dtMs / tauMs);
}

export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * Math.min(1, Math.max(0, share));
}

export function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
