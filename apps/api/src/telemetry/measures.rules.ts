import { convertedTo, measureOf, relatedMeasures } from '#measures';
import type { ConvertedMetric, Metric, QuarantinedMetric, ReadingValue } from '#contracts';
import { judgeMeasure } from '#telemetry';
import type { MeasureState } from '#telemetry';
import { effectiveAt } from './reading.rules';

/** What is known of the units of measurement of a unit's metrics. */
export type Measures = Readonly<Record<string, MeasureState>>;

export interface Unmeasured {
  at: number;
  receivedAt: Date;
  values: Record<string, ReadingValue>;
  /** What the device says its units of measurement are. */
  units?: Readonly<Record<string, string>> | undefined;
}

export interface MeasuredReading {
  values: Record<string, ReadingValue>;
  quarantined: Record<string, ReadingValue> | null;
  measures: Measures;
}

/** A reading with every value in the unit of its model; what came in another one that nobody converts is held back. */
export function measured(one: Unmeasured, metrics: readonly Metric[], known: Measures): MeasuredReading {
  const values = { ...one.values };
  const measures: Record<string, MeasureState> = { ...known };
  const quarantined: Record<string, ReadingValue> = {};
  const at = effectiveAt(one.at, one.receivedAt.getTime());
  for (const { key, kind, unit } of metrics) {
    const value = values[key];
    const declared = one.units?.[key];
    if (kind !== 'number' || typeof value !== 'number' || !isJudged(unit, declared)) continue;
    const { state, counts } = judgeMeasure(measures[key], { unit, at, value, declared });
    measures[key] = state;
    if (counts !== null) {
      values[key] = counts;
      continue;
    }
    delete values[key];
    quarantined[key] = value;
  }
  return { values, measures, quarantined: Object.keys(quarantined).length > 0 ? quarantined : null };
}

const isJudged = (unit: string, declared: string | undefined): boolean =>
  unit !== '' && (declared !== undefined || relatedMeasures(measureOf(unit)).length > 0);

const iso = (at: number) => new Date(at).toISOString();

/** What is held back of a unit now, as people see it. */
export const quarantinedOf = (measures: Measures): QuarantinedMetric[] =>
  Object.entries(measures).flatMap(([metric, { unit, doubt }]) =>
    doubt === null
      ? []
      : [
          {
            metric,
            unit,
            reason: doubt.reason,
            sentIn: doubt.sentIn,
            since: iso(doubt.since),
            at: iso(doubt.lastAt),
            value: doubt.value,
            converted: convertedTo(doubt.value, doubt.sentIn, unit),
          },
        ],
  );

/** Metrics that a person has said to come in another unit. */
export const convertedOf = (measures: Measures): ConvertedMetric[] =>
  Object.entries(measures).flatMap(([metric, { unit, sentIn }]) =>
    sentIn === unit ? [] : [{ metric, unit, sentIn }],
  );

/** What a batch began or ended to hold back. */
export interface Change {
  verb: 'equipment.quarantine' | 'equipment.right-again';
  metric: string;
  unit: string;
  sentIn: string;
  reason: string;
}

export function changesOf(before: Measures, after: Measures): Change[] {
  return Object.entries(after).flatMap(([metric, { unit, doubt }]): Change[] => {
    const past = before[metric]?.doubt ?? null;
    if (past?.sentIn === doubt?.sentIn && past?.reason === doubt?.reason) return [];
    const about = doubt ?? past;
    if (!about) return [];
    const { sentIn, reason } = about;
    const verb = doubt ? 'equipment.quarantine' : 'equipment.right-again';
    return [{ verb, metric, unit, sentIn, reason }];
  });
}
