import type { Physics } from './model';
import { mix, rounded, towards } from './model';
import { daylightAt, outdoorsAt } from './rhythm';

export interface DisplayState {
  panelC: number;
  rpm: number;
  backlightHours: number;
}

const panelTauMs = 180_000;

function brightnessAt(at: number): number {
  return 420 + 1_900 * daylightAt(at);
}

/** Sun and backlight heat the panel, the fan holds against it. */
function balanceC(at: number, powerWatts: number): number {
  return outdoorsAt(at) + 8 + 6 * daylightAt(at) + 0.02 * powerWatts;
}

/** A commercial display in a window or outdoors: brightness follows daylight, the fan follows the temperature. */
export const display: Physics<DisplayState> = {
  family: 'display',
  faults: [
    {
      kind: 'display-fan-failure',
      family: 'display',
      metric: 'fanRpm',
      event: { code: 'E11', severity: 'error', atExtent: 0.8 },
    },
    {
      kind: 'display-backlight-decay',
      family: 'display',
      metric: 'brightness',
      event: { code: 'E14', severity: 'warning', atExtent: 0.9 },
    },
    { kind: 'display-filter-clogging', family: 'display', metric: 'panelTemperature' },
    { kind: 'display-fan-bearing', family: 'display', metric: 'fanRpm' },
    { kind: 'display-supply-ageing', family: 'display', metric: 'power' },
    { kind: 'display-light-sensor', family: 'display', metric: 'brightness' },
  ],
  start(at, chance) {
    const panelC = balanceC(at, 120 + 0.14 * brightnessAt(at));
    return { panelC, rpm: fanFor(panelC), backlightHours: chance.between(9_000, 22_000) };
  },
  step(state, { dtMs, at, chance, faults }) {
    const fan = faults['display-fan-failure'] ?? 0;
    const decay = faults['display-backlight-decay'] ?? 0;
    const clogging = faults['display-filter-clogging'] ?? 0;
    const bearing = faults['display-fan-bearing'] ?? 0;
    const ageing = faults['display-supply-ageing'] ?? 0;
    const blind = faults['display-light-sensor'] ?? 0;
    const asked = mix(brightnessAt(at), 2_320, blind);
    const brightness = asked * (1 - 0.9 * decay);
    // Old LEDs take the power and give less light.
    const powerWatts = (120 + 0.14 * asked + 0.004 * state.rpm) * (1 + 0.6 * ageing);
    const next: DisplayState = {
      panelC: towards(
        state.panelC,
        mix(balanceC(at, powerWatts) + 24 * clogging, 88, fan),
        dtMs,
        fan > 0 ? panelTauMs / 2 : panelTauMs,
      ),
      rpm: towards(
        state.rpm,
        fanFor(state.panelC) * Math.max(0, 1 - 1.1 * fan - 0.45 * bearing),
        dtMs,
        4_000,
      ),
      backlightHours: state.backlightHours + dtMs / 3_600_000,
    };
    return {
      state: next,
      readings: {
        panelTemperature: rounded(next.panelC + chance.normal(0, 0.25), 1),
        brightness: Math.round(Math.max(0, brightness + chance.normal(0, 6))),
        backlightHours: rounded(next.backlightHours, 1),
        fanRpm: Math.round(
          Math.max(0, next.rpm + (next.rpm > 50 ? chance.normal(0, 12 + 220 * bearing) : 0)),
        ),
        power: rounded(Math.max(0, powerWatts + chance.normal(0, 3)), 1),
        state: 'on',
      },
    };
  },
};

function fanFor(panelC: number): number {
  return Math.min(3_400, Math.max(1_500, 1_500 + 55 * (panelC - 30)));
}
