import type { Physics } from './model';
import { mix, rounded, towards } from './model';
import { loadAt, outdoorsAt } from './rhythm';

export interface ChargerState {
  connectorC: number;
  energyKwh: number;
  /** The session under way: what the car asks for and for how long still. */
  session: { amperes: number; leftMs: number } | null;
}

const contactTauMs = 60_000;
/** Contact heat of a healthy connector, K per A squared: 120 A make 24 K. */
const heatPerAmpereSquared = 24 / 120 ** 2;

function sessionOf(chance: { between(low: number, high: number): number }) {
  return { amperes: chance.between(70, 140), leftMs: chance.between(15, 55) * 60_000 };
}

/**
 * An EV charger: cars come with the rhythm of the day and charge for a while, the contact heats with the square of the
 * current, energy adds up.
 */
export const charger: Physics<ChargerState> = {
  family: 'charger',
  faults: [
    // A worn contact: its resistance and with it the heat grows.
    {
      kind: 'charger-connector-overheat',
      family: 'charger',
      metric: 'connectorTemperature',
      event: { code: 'E52', severity: 'critical', atExtent: 0.9 },
    },
    {
      kind: 'charger-ground-fault',
      family: 'charger',
      metric: 'groundFault',
      event: { code: 'E30', severity: 'critical', atExtent: 0.7 },
    },
    { kind: 'charger-contactor-wear', family: 'charger', metric: 'voltage' },
    { kind: 'charger-contact-corrosion', family: 'charger', metric: 'connectorTemperature' },
    { kind: 'charger-insulation-ageing', family: 'charger', metric: 'groundFault' },
    { kind: 'charger-module-loss', family: 'charger', metric: 'current' },
  ],
  start(at, chance) {
    const session = chance.next() < loadAt(at) * 0.7 ? sessionOf(chance) : null;
    const heat = session ? heatPerAmpereSquared * session.amperes ** 2 : 0;
    return { connectorC: outdoorsAt(at) + 4 + heat, energyKwh: chance.between(16_000, 22_000), session };
  },
  step(state, { dtMs, at, chance, faults }) {
    const overheat = faults['charger-connector-overheat'] ?? 0;
    const ground = faults['charger-ground-fault'] ?? 0;
    const contactor = faults['charger-contactor-wear'] ?? 0;
    const corrosion = faults['charger-contact-corrosion'] ?? 0;
    const ageing = faults['charger-insulation-ageing'] ?? 0;
    const lost = faults['charger-module-loss'] ?? 0;
    const tripped = ground > 0.7;
    const session = nextSession(state.session, dtMs, at, chance, overheat > 0);
    const amperes = session && !tripped ? session.amperes * (overheat > 0.9 ? 0.6 : 1) * (1 - 0.6 * lost) : 0;
    const volts = 402 - (0.03 + 0.22 * contactor) * amperes + chance.normal(0, 0.8);
    const healthyC = outdoorsAt(at) + 4 + heatPerAmpereSquared * (1 + 2 * corrosion) * amperes ** 2;
    const next: ChargerState = {
      connectorC: towards(state.connectorC, mix(healthyC, 112, overheat), dtMs, contactTauMs),
      energyKwh: state.energyKwh + (amperes * volts * dtMs) / 3.6e9,
      session: tripped ? null : session,
    };
    return {
      state: next,
      readings: {
        connectorTemperature: rounded(next.connectorC + chance.normal(0, 0.4), 1),
        current: rounded(amperes > 0 ? amperes + chance.normal(0, 0.6) : 0, 1),
        voltage: rounded(volts, 1),
        energy: rounded(next.energyKwh, 2),
        groundFault: rounded(Math.max(0, 3 + 48 * ground + 25 * ageing + chance.normal(0, 0.5)), 1),
        state: tripped ? 'faulted' : amperes > 0 ? 'charging' : 'available',
      },
    };
  },
};

function nextSession(
  session: ChargerState['session'],
  dtMs: number,
  at: number,
  chance: { next(): number; between(low: number, high: number): number },
  forced: boolean,
): ChargerState['session'] {
  if (session && (session.leftMs > dtMs || forced)) return { ...session, leftMs: session.leftMs - dtMs };
  // On average one car every quarter of an hour at full load.
  const arrives = chance.next() < 1 - Math.exp((-loadAt(at) * dtMs) / 900_000);
  return forced || arrives ? sessionOf(chance) : null;
}
