import type { Physics } from './model';
import { mix, rounded, towards } from './model';
import { loadAt, outdoorsAt } from './rhythm';

export interface CompressorState {
  /** True discharge temperature, °C, without the noise of the sensor. */
  dischargeC: number;
  pressureBar: number;
  /** Level of a healthy sump, %. */
  oilPercent: number;
  /** The bearing's own level of vibration when healthy, mm/s. */
  bearing: number;
  running: boolean;
}

/** Screw compressors trip their thermal protection around here; the oil keeps the heat, so it does not fall. */
const protectionC = 118;
const gasTauMs = 60_000;

function targetC(load: number, running: boolean, at: number): number {
  return 60 + 0.3 * outdoorsAt(at) + (running ? 8 + 11 * load : 4);
}

/**
 * A screw compressor: heat follows load and surroundings, pressure falls a little with demand, the motor draws what the
 * load asks for, oil is used up over months.
 */
export const compressor: Physics<CompressorState> = {
  family: 'compressor',
  faults: [
    // Cooling lost (fan, clogged cooler): heat stays in the oil.
    {
      kind: 'compressor-overheating',
      family: 'compressor',
      metric: 'dischargeTemperature',
      event: { code: 'E21', severity: 'critical', atExtent: 0.95 },
    },
    {
      kind: 'compressor-oil-leak',
      family: 'compressor',
      metric: 'oilLevel',
      event: { code: 'E34', severity: 'error', atExtent: 0.8 },
    },
    {
      kind: 'compressor-bearing-wear',
      family: 'compressor',
      metric: 'vibration',
      event: { code: 'E47', severity: 'warning', atExtent: 0.8 },
    },
    // What no compressor reports: it only behaves a little worse every day.
    { kind: 'compressor-cooler-fouling', family: 'compressor', metric: 'dischargeTemperature' },
    { kind: 'compressor-filter-clogging', family: 'compressor', metric: 'pressure' },
    { kind: 'compressor-belt-slip', family: 'compressor', metric: 'motorCurrent' },
    { kind: 'compressor-air-leak', family: 'compressor', metric: 'motorCurrent' },
    { kind: 'compressor-sensor-drift', family: 'compressor', metric: 'dischargeTemperature' },
  ],
  start(at, chance) {
    const load = loadAt(at);
    const running = load > 0.15;
    return {
      dischargeC: targetC(load, running, at),
      pressureBar: 7.4 - 0.3 * load,
      oilPercent: chance.between(78, 95),
      bearing: chance.between(2.2, 3),
      running,
    };
  },
  step(state, { dtMs, at, chance, faults }) {
    const demand = loadAt(at);
    const fouling = faults['compressor-cooler-fouling'] ?? 0;
    const clogging = faults['compressor-filter-clogging'] ?? 0;
    const slip = faults['compressor-belt-slip'] ?? 0;
    const airLeak = faults['compressor-air-leak'] ?? 0;
    const drift = faults['compressor-sensor-drift'] ?? 0;
    // Air that leaks has to be made as well, at night too.
    const load = Math.min(1, demand + 0.5 * airLeak);
    const overheating = faults['compressor-overheating'] ?? 0;
    const leak = faults['compressor-oil-leak'] ?? 0;
    const wear = faults['compressor-bearing-wear'] ?? 0;
    // What is broken shows under load: a faulty unit is in demand.
    const running = overheating + leak + wear > 0 || load > (state.running ? 0.12 : 0.18);
    const healthyC = targetC(load, running, at);
    const next: CompressorState = {
      dischargeC: towards(
        state.dischargeC,
        mix(healthyC + 7 * leak + (running ? 32 * fouling : 6 * fouling), protectionC, overheating),
        dtMs,
        gasTauMs,
      ),
      pressureBar: towards(
        state.pressureBar,
        running ? 7.4 - 0.3 * load - 0.5 * overheating - 1.8 * clogging - 1.1 * slip : 7.2 - 0.9 * airLeak,
        dtMs,
        20_000,
      ),
      oilPercent: Math.max(60, state.oilPercent - (0.4 * dtMs) / 86_400_000),
      bearing: state.bearing,
      running,
    };
    const vibration =
      (running ? state.bearing + 0.9 * load : 0.3) + 1.2 * leak + 9.5 * wear + (running ? 1.5 * slip : 0);
    return {
      state: next,
      readings: {
        dischargeTemperature: rounded(next.dischargeC - 28 * drift + chance.normal(0, 0.3), 1),
        pressure: rounded(next.pressureBar + chance.normal(0, 0.03), 2),
        vibration: rounded(Math.max(0, vibration + chance.normal(0, 0.12)), 2),
        motorCurrent: rounded(
          Math.max(
            0,
            (running
              ? (14 + 24 * load + 5 * overheating + 2 * wear + 7 * clogging) * (1 - 0.4 * slip)
              : 1.2) + chance.normal(0, 0.4),
          ),
          1,
        ),
        oilLevel: rounded(Math.max(0, next.oilPercent - 85 * leak + chance.normal(0, 0.2)), 1),
        state: running ? 'running' : 'idle',
      },
    };
  },
};
