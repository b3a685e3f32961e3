// A month of one simulated unit in accelerated time: physics -> network -> seeded rules and watch, as in the product.
import { chanceFrom, seedFrom } from '../../../apps/simulator/src/physics/chance';
import type { Family, FaultKind } from '../../../apps/simulator/src/physics/model';
import { startUnit } from '../../../apps/simulator/src/physics/unit';
import { charger } from '../../../seed/models/charger';
import { compressor } from '../../../seed/models/compressor';
import { display } from '../../../seed/models/display';
import { kiosk } from '../../../seed/models/kiosk';
import type { SeedRule } from '../../../seed/models/model';
import { evaluateRule, newRuleState, samplesOf, slotMs, UnitFindings } from '#telemetry';
import type {
  EvaluatedRule,
  MetricValue,
  RuleState,
  SlotSample,
  OwnFinding,
  WatchSettings,
} from '#telemetry';

export const dayMs = 86_400_000;
const seeds = { charger, compressor, display, kiosk };
/** A Monday. */
export const startAt = Date.UTC(2026, 5, 1);

export interface MonthOptions {
  family: Family;
  seed: number;
  days: number;
  everyMs: number;
  settings?: WatchSettings;
  fault?: { kind: FaultKind; afterDays: number; developDays: number };
}

/** What was told, ms since the start of the month. */
export interface Told {
  at: number;
  source: 'rule' | 'unusual' | 'forecast';
  metric: string;
  sure: number;
  /** Of a forecast: when the limit would be reached, and the band around it. */
  crossing?: { at: number; earliest: number; latest: number };
}
export interface Month {
  told: Told[];
  /** When each metric first was outside of its model's limits for a quarter of an hour on average. */
  outside: Map<string, number>;
}

interface Running {
  rule: EvaluatedRule;
  state: RuleState;
  metric: string;
}

function rulesOf(family: Family): Running[] {
  // Silence is the network's doing here, which no fault of a machine is.
  const own = seeds[family].rules.filter((one: SeedRule) => one.faultKey !== 'silent');
  return own.map((one: SeedRule) => {
    const rule: EvaluatedRule = {
      levels: [{ severity: one.urgency, condition: one.condition, pattern: one.pattern }],
      clearCondition: one.clearCondition,
    };
    return { rule, state: newRuleState(rule), metric: one.faultKey };
  });
}

export function runMonth({ family, seed, days, everyMs, settings, fault }: MonthOptions): Month {
  const chance = chanceFrom(seedFrom(`${family} ${fault?.kind.kind ?? 'well'}`, seed));
  const network = chanceFrom(seed + 77);
  const unit = startUnit(family, startAt, chance);
  const rules = rulesOf(family);
  const findings = new UnitFindings(seeds[family].metrics, undefined, settings);
  const limits = new Map(seeds[family].metrics.map(metric => [metric.key, metric]));
  const told: Told[] = [];
  const outside = new Map<string, number>();
  let slot = startAt;
  let readings: Record<string, MetricValue>[] = [];
  let silentUntil = 0;
  const faultAt = fault ? startAt + fault.afterDays * dayMs : Infinity;
  for (let at = startAt; at < startAt + days * dayMs; at += everyMs) {
    if (fault && at >= faultAt && unit.activeFaults.length === 0)
      unit.inject(fault.kind.kind, at, fault.developDays * dayMs);
    const values = unit.advance(at).readings;
    // One reading in fifty is lost, and once a week on average the line is down for up to two hours.
    if (at >= silentUntil && network.next() < everyMs / (7 * dayMs))
      silentUntil = at + network.between(0, 7_200_000);
    if (at < silentUntil || network.next() < 0.02) continue;
    for (const running of rules) {
      const { state, findings: found } = evaluateRule(running.rule, running.state, {
        type: 'reading',
        at,
        values,
        receivedAt: at,
      });
      running.state = state;
      for (const one of found)
        if (one.type === 'raised')
          told.push({ at: one.at - startAt, source: 'rule', metric: running.metric, sure: 1 });
    }
    if (at >= slot + slotMs) {
      const samples = samplesOf(readings);
      noteOutside(outside, samples, limits, slot - startAt);
      for (const event of findings.push(slot, samples))
        if (event.type === 'raised') told.push(toldOf(event.at - startAt, event.finding));
      slot = Math.floor(at / slotMs) * slotMs;
      readings = [];
    }
    readings.push(values);
  }
  return { told, outside };
}

function toldOf(at: number, finding: OwnFinding): Told {
  const { kind, metric, sure } = finding;
  if (kind === 'unusual') return { at, source: kind, metric, sure };
  const crossing = {
    at: finding.crossesAt - startAt,
    earliest: finding.earliestAt - startAt,
    latest: (finding.latestAt ?? Infinity) - startAt,
  };
  return { at, source: kind, metric, sure, crossing };
}

function noteOutside(
  outside: Map<string, number>,
  samples: readonly SlotSample[],
  limits: ReadonlyMap<string, { low: number | null; high: number | null }>,
  at: number,
): void {
  for (const { metric, state, value } of samples) {
    const { low = null, high = null } = limits.get(metric) ?? {};
    if (state !== null || outside.has(metric)) continue;
    if ((low !== null && value < low) || (high !== null && value > high)) outside.set(metric, at);
  }
}
