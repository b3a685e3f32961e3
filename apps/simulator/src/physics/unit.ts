import type { Chance } from './chance';
import { charger } from './charger';
import { compressor } from './compressor';
import { display } from './display';
import { kiosk } from './kiosk';
import type { Family, FaultKind, Physics, Readings } from './model';

/** Every fault the simulator knows. */
export const faultKinds: readonly FaultKind[] = [compressor, charger, display, kiosk].flatMap(
  one => one.faults,
);

export const defaultDevelopMs = 60_000;
/** Longer gaps are one step at most: physics after a night asleep starts from the balance again. */
const longestStepMs = 3_600_000;

export interface UnitReport {
  readings: Readings;
  /** Of faults that have just begun to show. */
  events: { code: string; severity: NonNullable<FaultKind['event']>['severity']; data: { fault: string } }[];
}

/** One simulated unit: physics with its state, and the faults that develop in it. */
export interface Unit {
  family: Family;
  /** The state at `at`, stepped from the last call. */
  advance(at: number): UnitReport;
  /** Lets a fault begin; it never heals by itself. False: the family does not know it. */
  inject(kind: string, at: number, developMs?: number): boolean;
  /** Ends all faults; heat and levels recover with their own inertia. */
  repair(): void;
  readonly activeFaults: readonly string[];
}

export function startUnit(family: Family, at: number, chance: Chance): Unit {
  if (family === 'compressor') return running(compressor, at, chance);
  if (family === 'charger') return running(charger, at, chance);
  if (family === 'display') return running(display, at, chance);
  return running(kiosk, at, chance);
}

function running<State>(physics: Physics<State>, startedAt: number, chance: Chance): Unit {
  let state = physics.start(startedAt, chance);
  let clock = startedAt;
  const active = new Map<string, { since: number; developMs: number; told: boolean }>();

  const advance = (at: number): UnitReport => {
    const faults: Record<string, number> = {};
    for (const [kind, { since, developMs }] of active)
      faults[kind] = Math.min(1, Math.max(0, (at - since) / developMs));
    const dtMs = Math.min(longestStepMs, Math.max(0, at - clock));
    const result = physics.step(state, { dtMs, at, chance, faults });
    state = result.state;
    clock = at;
    return { readings: result.readings, events: newEvents(faults) };
  };

  const newEvents = (faults: Record<string, number>): UnitReport['events'] => {
    const events: UnitReport['events'] = [];
    for (const { kind, event } of physics.faults) {
      const fault = active.get(kind);
      if (!event || !fault || fault.told || (faults[kind] ?? 0) < event.atExtent) continue;
      fault.told = true;
      events.push({ code: event.code, severity: event.severity, data: { fault: kind } });
    }
    return events;
  };

  return {
    family: physics.family,
    advance,
    inject(kind, at, developMs = defaultDevelopMs) {
      if (!physics.faults.some(one => one.kind === kind)) return false;
      if (!active.has(kind)) active.set(kind, { since: at, developMs: Math.max(1, developMs), told: false });
      return true;
    },
    repair() {
      active.clear();
    },
    get activeFaults() {
      return [...active.keys()];
    },
  };
}
