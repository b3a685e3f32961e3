// Fleets of one model for a month: sites that differ, and one unit with a fault; who is told of as unlike its sisters.
import { chanceFrom, seedFrom } from '../../../apps/simulator/src/physics/chance';
import type { Chance } from '../../../apps/simulator/src/physics/chance';
import type { Family, FaultKind } from '../../../apps/simulator/src/physics/model';
import { faultKinds, startUnit } from '../../../apps/simulator/src/physics/unit';
import { daySteps, levelsOf, samplesOf, SisterWatch, sisterSettings, stepMs } from '#telemetry';
import type { Duty, DutyStep, Level, MetricValue, SisterSettings } from '#telemetry';
import type { Half } from './fleet';
import { dayMs, startAt } from './month';

const families: readonly Family[] = ['compressor', 'charger', 'display', 'kiosk'];
const days = 30;
const faultAfterDays = 10;
/** How much each metric differs from site to site: the standard deviation as a share of its value. */
const siteShare = 0.03;

export interface SistersOptions {
  half: Half;
  units: number;
  fleets: number;
  develop: number;
  every: number;
  settings?: SisterSettings;
}
export interface SistersMonth {
  cases: { kind: string; leadDays: number | null; isNamed: boolean }[];
  wrong: number;
  unitMonths: number;
  wrongMetrics: Record<string, number>;
}

export const defaultSisterSettings = sisterSettings;
/** With other numbers in the limit, to choose them. */
export const sisterSettingsWith = (spreads: number, few: number): SisterSettings => ({
  ...sisterSettings,
  limitSpreads: units => spreads + few / units,
});

/** A month of one unit in steps of two hours, as the product keeps them. */
type UnitMonth = Map<number, ReadonlyMap<string, Level>>;

export function runSisters({ half, units, fleets, develop, every, settings }: SistersOptions): SistersMonth {
  const month: SistersMonth = { cases: [], wrong: 0, unitMonths: 0, wrongMetrics: {} };
  for (const family of families)
    for (let fleet = 0; fleet < fleets; fleet++) {
      const seed = 20_000 + 2 * fleet + (half === 'choosing' ? 1 : 2);
      const monthOf = (index: number, fault?: FaultKind) =>
        unitMonth({
          family,
          seed: seed * 100 + index,
          everyMs: every * 1_000,
          developMs: develop * dayMs,
          fault,
        });
      const well = Array.from({ length: units }, (_, index) => monthOf(index));
      for (const { metric } of told(well, settings)) {
        month.wrong++;
        const name = `${family} ${metric}`;
        month.wrongMetrics[name] = (month.wrongMetrics[name] ?? 0) + 1;
      }
      month.unitMonths += units;
      for (const kind of faultKinds.filter(one => one.family === family))
        month.cases.push(caseOf(kind, [monthOf(0, kind), ...well.slice(1)], develop, settings));
    }
  return month;
}

function caseOf(kind: FaultKind, fleet: UnitMonth[], develop: number, settings?: SisterSettings) {
  const failsAt = startAt + (faultAfterDays + develop * (kind.event?.atExtent ?? 1)) * dayMs;
  const found = told(fleet, settings).filter(
    one => one.unit === 'u0' && one.at > startAt + faultAfterDays * dayMs && one.at <= failsAt,
  );
  const [first] = found;
  return {
    kind: kind.kind,
    leadDays: first ? (failsAt - first.at) / dayMs : null,
    isNamed: found.some(one => one.metric === kind.metric),
  };
}

function told(fleet: readonly UnitMonth[], settings?: SisterSettings) {
  const watch = new SisterWatch(undefined, 1, settings);
  const raised: { unit: string; metric: string; at: number }[] = [];
  for (let at = startAt; at < startAt + days * dayMs; at += stepMs) {
    const levels = new Map(
      fleet.map((unit, index) => [`u${index}`, unit.get(at) ?? new Map<string, Level>()]),
    );
    for (const event of watch.push(at, levels).events)
      if (event.type === 'raised')
        raised.push({ unit: event.unit, metric: event.finding.metric, at: event.at });
  }
  return raised;
}

interface UnitOptions {
  family: Family;
  seed: number;
  everyMs: number;
  developMs: number;
  fault?: FaultKind | undefined;
}

function unitMonth({ family, seed, everyMs, developMs, fault }: UnitOptions): UnitMonth {
  const chance = chanceFrom(seedFrom(family, seed));
  const unit = startUnit(family, startAt, chance);
  const site = siteOf(chanceFrom(seed + 31));
  const steps: DutyStep[] = [];
  const levels: UnitMonth = new Map();
  let readings: Record<string, MetricValue>[] = [];
  let step = startAt;
  const network = chanceFrom(seed + 77);
  for (let at = startAt; at < startAt + days * dayMs; at += everyMs) {
    if (fault && at >= startAt + faultAfterDays * dayMs && unit.activeFaults.length === 0)
      unit.inject(fault.kind, at, developMs);
    if (at >= step + stepMs) {
      if (readings.length > 0) steps.push({ at: step, duties: dutiesOf(readings) });
      levels.set(step, levelsOf(steps.filter(one => one.at > step - daySteps * stepMs)));
      steps.splice(0, Math.max(0, steps.length - daySteps));
      step += stepMs;
      readings = [];
    }
    const values = site(unit.advance(at).readings);
    if (network.next() >= 0.02) readings.push(values);
  }
  return levels;
}

/** Each metric reads and works a little differently at each site. Laplace: the tails of real fleets are heavy. */
function siteOf(chance: Chance) {
  const factors = new Map<string, number>();
  const factorOf = (metric: string): number => {
    const known = factors.get(metric);
    if (known !== undefined) return known;
    const u = chance.next() - 0.5;
    const made = 1 - (siteShare / Math.SQRT2) * Math.sign(u) * Math.log(1 - 2 * Math.abs(u));
    factors.set(metric, made);
    return made;
  };
  return (values: Record<string, MetricValue>): Record<string, MetricValue> =>
    Object.fromEntries(
      Object.entries(values).map(([metric, value]) => [
        metric,
        typeof value === 'number' ? value * factorOf(metric) : value,
      ]),
    );
}

/** As the statement of the product that keeps means by what a unit was doing. */
function dutiesOf(readings: readonly Record<string, MetricValue>[]): Record<string, Duty> {
  const byActivity = Map.groupBy(readings, values =>
    typeof values['state'] === 'string' ? values['state'] : '',
  );
  return Object.fromEntries(
    [...byActivity].map(([activity, own]) => {
      const numbers = samplesOf(own).filter(sample => sample.state === null);
      return [
        activity,
        {
          share: own.length / readings.length,
          means: Object.fromEntries(numbers.map(({ metric, value }) => [metric, value])),
          deviations: Object.fromEntries(numbers.map(({ metric, deviation }) => [metric, deviation])),
        },
      ];
    }),
  );
}
