// The fleet-month: every fault kind on units of their own, and units that stay well; what was told, when, and rightly.
import type { FaultKind } from '../../../apps/simulator/src/physics/model';
import { faultKinds } from '../../../apps/simulator/src/physics/unit';
import { watchSettings } from '#telemetry';
import type { WatchSettings } from '#telemetry';
import { dayMs, runMonth } from './month';
import type { Told } from './month';

/** Seeds of one half choose settings, those of the other report. */
export type Half = 'choosing' | 'reporting';
const days = 30;
/** A watch learns for a week: what it could have told wrongly begins there. */
const learnDays = 7;

export interface FleetOptions {
  half: Half;
  /** Units per fault kind, and units per family that stay well. */
  units: number;
  well: number;
  /** Days in which a fault develops, and seconds between readings. */
  develop: number;
  every: number;
  settings?: WatchSettings;
}

export interface Case {
  kind: string;
  /** Days before the failure of the first finding, the first of the fault's own metric, forecast and rule; null: none. */
  lead: Record<'finding' | 'named' | 'unusual' | 'forecast' | 'rule', number | null>;
  /** Of a forecast of the fault's metric, as it was first told. Null: no crossing. */
  crossing: Crossing | null;
}
/** In days. */
export interface Crossing {
  /** By so much it was told too late. */
  error: number;
  /** So far off it was told to be. */
  ahead: number;
  /** The band: so much before and after. */
  earlier: number;
  later: number;
  /** Whether it was in the band, and whether within half a day of it. */
  inBand: boolean;
  nearBand: boolean;
}
export interface FleetMonth {
  cases: Case[];
  falseAlarms: { unusual: number; forecast: number; rule: number };
  falseMetrics: Record<string, number>;
  watchedYears: number;
}

export { bearingFigures, madeUpTests } from './bearings';
export { bearingTestsOf } from './bearing-files';
export { speeds } from './speed';
export { crossValidated, tested } from './life';
export { runSisters, sisterSettingsWith } from './sisters';

export const defaultSettings = watchSettings;

export function runFleet({ half, units, well, develop, every, settings }: FleetOptions): FleetMonth {
  const seedOf = (index: number) => 2 * index + (half === 'choosing' ? 1 : 2);
  const common = { days, everyMs: every * 1_000, ...(settings && { settings }) };
  const fleet: FleetMonth = {
    cases: [],
    falseAlarms: { unusual: 0, forecast: 0, rule: 0 },
    falseMetrics: {},
    watchedYears: 0,
  };
  const countFalse = (told: readonly Told[], family: string, untilDays: number) => {
    fleet.watchedYears += (untilDays - learnDays) / 365.25;
    for (const { source, metric, at } of told) {
      if (at >= untilDays * dayMs) continue;
      fleet.falseAlarms[source]++;
      const name = `${source} ${family} ${metric}`;
      fleet.falseMetrics[name] = (fleet.falseMetrics[name] ?? 0) + 1;
    }
  };
  for (const kind of faultKinds)
    for (let index = 0; index < units; index++) {
      const seed = seedOf(index);
      // At any time of the day and of the week.
      const afterDays = 10 + ((seed * 0.618) % 1) * 7;
      const month = runMonth({
        ...common,
        family: kind.family,
        seed,
        fault: { kind, afterDays, developDays: develop },
      });
      countFalse(month.told, kind.family, afterDays);
      fleet.cases.push(caseOf(kind, month, afterDays, develop));
    }
  for (const family of ['compressor', 'charger', 'display', 'kiosk'] as const)
    for (let index = 0; index < well; index++) {
      const { told } = runMonth({ ...common, family, seed: 10_000 + seedOf(index) });
      countFalse(told, family, days);
    }
  return fleet;
}

/** A unit fails when it reports the fault itself, or when that has fully developed. */
function caseOf(
  kind: FaultKind,
  { told, outside }: ReturnType<typeof runMonth>,
  afterDays: number,
  develop: number,
): Case {
  const failsAt = (afterDays + develop * (kind.event?.atExtent ?? 1)) * dayMs;
  const during = told.filter(one => one.at >= afterDays * dayMs && one.at <= failsAt);
  const lead = (matches: (one: Told) => boolean) => {
    const first = during.find(matches);
    return first ? (failsAt - first.at) / dayMs : null;
  };
  const isFinding = ({ source }: Told) => source !== 'rule';
  const first = during.find(one => one.source === 'forecast' && one.metric === kind.metric);
  const foreseen = first?.crossing;
  const reachedAt = outside.get(kind.metric);
  return {
    kind: kind.kind,
    lead: {
      finding: lead(isFinding),
      named: lead(one => isFinding(one) && one.metric === kind.metric),
      unusual: lead(one => one.source === 'unusual'),
      forecast: lead(one => one.source === 'forecast'),
      rule: lead(one => one.source === 'rule'),
    },
    crossing:
      foreseen && reachedAt !== undefined
        ? {
            error: (foreseen.at - reachedAt) / dayMs,
            ahead: (foreseen.at - first.at) / dayMs,
            earlier: (foreseen.at - foreseen.earliest) / dayMs,
            later: (foreseen.latest - foreseen.at) / dayMs,
            inBand: reachedAt >= foreseen.earliest && reachedAt <= foreseen.latest,
            nearBand: reachedAt >= foreseen.earliest - dayMs / 2 && reachedAt <= foreseen.latest + dayMs / 2,
          }
        : null,
  };
}
