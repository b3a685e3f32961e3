import type { Physics } from './model';
import { mix, rounded, towards } from './model';
import { loadAt } from './rhythm';

export interface KioskState {
  insideC: number;
  cpuPercent: number;
  paperPercent: number;
  /** Slow drift of the radio, dB. */
  fading: number;
  /** Until when the door stands open for a new roll of paper. */
  doorOpenUntil: number;
}

const indoorsC = 21;
/** A roll lasts four busy days. */
const paperPerMs = 100 / (4 * 12 * 3_600_000);

/** A self-service kiosk indoors: the processor follows the people, the cabinet follows the processor, paper is used up. */
export const kiosk: Physics<KioskState> = {
  family: 'kiosk',
  faults: [
    {
      kind: 'kiosk-printer-jam',
      family: 'kiosk',
      metric: 'printer',
      event: { code: 'E03', severity: 'error', atExtent: 0.3 },
    },
    {
      kind: 'kiosk-overheat',
      family: 'kiosk',
      metric: 'temperature',
      event: { code: 'E08', severity: 'critical', atExtent: 0.9 },
    },
    {
      kind: 'kiosk-paper-out',
      family: 'kiosk',
      metric: 'printerPaper',
      event: { code: 'E04', severity: 'warning', atExtent: 0.98 },
    },
    { kind: 'kiosk-fan-clogging', family: 'kiosk', metric: 'temperature' },
    { kind: 'kiosk-memory-leak', family: 'kiosk', metric: 'cpuLoad' },
    { kind: 'kiosk-antenna-loose', family: 'kiosk', metric: 'rssi' },
    { kind: 'kiosk-door-switch', family: 'kiosk', metric: 'door' },
  ],
  start(at, chance) {
    const cpuPercent = 12 + 45 * loadAt(at);
    return {
      insideC: indoorsC + 7 + 0.16 * cpuPercent,
      cpuPercent,
      paperPercent: chance.between(45, 98),
      fading: 0,
      doorOpenUntil: 0,
    };
  },
  step(state, { dtMs, at, chance, faults }) {
    const jam = faults['kiosk-printer-jam'] ?? 0;
    const overheat = faults['kiosk-overheat'] ?? 0;
    const out = faults['kiosk-paper-out'] ?? 0;
    const clogging = faults['kiosk-fan-clogging'] ?? 0;
    const leak = faults['kiosk-memory-leak'] ?? 0;
    const loose = faults['kiosk-antenna-loose'] ?? 0;
    const switching = faults['kiosk-door-switch'] ?? 0;
    const load = loadAt(at);
    const jammed = jam > 0.25;
    // The people of the site put in a new roll in time.
    const refill = state.paperPercent < 14;
    const next: KioskState = {
      insideC: towards(
        state.insideC,
        mix(indoorsC + 7 + 0.16 * state.cpuPercent + 28 * clogging, 88, overheat),
        dtMs,
        60_000,
      ),
      cpuPercent: towards(
        state.cpuPercent,
        mix(12 + 45 * load, 92, Math.max(0.6 * overheat, leak)),
        dtMs,
        8_000,
      ),
      paperPercent: refill
        ? chance.between(95, 100)
        : state.paperPercent - (jammed ? 0 : load * paperPerMs * dtMs),
      // Ornstein-Uhlenbeck: wanders, and comes back within minutes.
      fading:
        towards(state.fading, 0, dtMs, 300_000) +
        chance.normal(0, 0.35) * Math.sqrt(Math.min(1, dtMs / 10_000)),
      doorOpenUntil: refill ? at + 180_000 : state.doorOpenUntil,
    };
    return {
      state: next,
      readings: {
        temperature: rounded(next.insideC + chance.normal(0, 0.2), 1),
        cpuLoad: rounded(Math.min(100, Math.max(1, next.cpuPercent + chance.normal(0, 2.5))), 1),
        printerPaper: rounded(Math.max(0, next.paperPercent * (1 - out)), 1),
        rssi: Math.round(-67 + next.fading - 22 * loose + chance.normal(0, 0.8 + 3 * loose)),
        door:
          at < next.doorOpenUntil || (switching > 0 && chance.next() < 0.5 * switching) ? 'open' : 'closed',
        printer: jammed ? 'jam' : 'ok',
      },
    };
  },
};
