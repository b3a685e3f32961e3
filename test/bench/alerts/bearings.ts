// Bearings that run until one fails: which is told of first, how long before the end, and how many others wrongly.
import { shaftKinds, shaftRun } from '../../../libs/telemetry/anomaly/bearings.fixture';
import { AnomalyDetector, samplesOf, slotMs, UnitFindings, UnitScore } from '#telemetry';
import type { Half } from './fleet';

const hourMs = 3_600_000;
/** Alarms of the first rows do not count, as with `npm run -s detect`. */
const probation = 0.15;
const alarmRows = 6;
/** What is heard of the failing bearing in its last hours is no false alarm of its neighbours. */
const lastHours = 12;

/** A run to failure. Several columns may belong to one bearing. */
export interface BearingTest {
  name: string;
  at: readonly number[];
  columns: readonly { bearing: string; values: readonly (number | null)[] }[];
  /** In the order in which they failed; `from`: when the damage began, if that is known. */
  failing: readonly { bearing: string; from: number | null }[];
}

/** When each bearing was told of first, ms since the epoch. */
type Told = ReadonlyMap<string, number>;
type Method = (test: BearingTest) => Told;

export interface BearingFigures {
  method: string;
  name: string;
  tests: number;
  /** A failing bearing was told of before all others. */
  rightFirst: number;
  dayBefore: number;
  /** Bearings in health that were told of until half a day before the end, in all tests. */
  falseBearings: number;
  /** Told of before its damage began: luck, not skill. */
  early: number;
  medianLeadHours: number | null;
  /** Tests that met all of it: the right one first, a day before, not early, at most one false. */
  met: number;
}

/** Row by row: from when on a score of 0.5 stood for so many rows. */
function firstAlarm(at: readonly number[], scores: readonly number[], rows: number): number {
  let standing = 0;
  for (let row = Math.floor(probation * at.length); row < at.length; row++) {
    standing = (scores[row] ?? 0) >= 0.5 ? standing + 1 : 0;
    if (standing >= rows) return at[row] ?? Infinity;
  }
  return Infinity;
}

const perColumn =
  (scoresOf: (test: BearingTest, values: readonly (number | null)[]) => number[], rows: number): Method =>
  test => {
    const told = new Map<string, number>();
    for (const { bearing, values } of test.columns)
      told.set(
        bearing,
        Math.min(told.get(bearing) ?? Infinity, firstAlarm(test.at, scoresOf(test, values), rows)),
      );
    return told;
  };

function scoredAlone({ at }: BearingTest, values: readonly (number | null)[]): number[] {
  const detector = new AnomalyDetector();
  return values.map((value, row) => detector.push(at[row] ?? 0, value).score);
}

/** The yardstick: a mean of the last ten rows, eight robust spreads off the median of the first rows. */
function fixedBaseline({ at }: BearingTest, values: readonly (number | null)[]): number[] {
  const first = values.slice(0, Math.floor(probation * at.length)).filter(value => value !== null);
  const middle = (list: readonly number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
  const level = middle(first);
  const spread = 1.4826 * middle(first.map(value => Math.abs(value - level)));
  let mean = level;
  return values.map(value => {
    mean += 0.1 * ((value ?? mean) - mean);
    return Math.abs(mean - level) > 8 * spread ? 1 : 0;
  });
}

/** All columns at once have one score, which names nobody: it is asked of the failing bearing alone, when. */
const together =
  (rows: number): Method =>
  ({ at, columns, failing }) => {
    const detector = new UnitScore(columns.length, Math.floor(probation * at.length));
    const scores = at.map((moment, row) =>
      detector.push(
        moment,
        columns.map(({ values }) => values[row] ?? null),
      ),
    );
    return new Map([[failing[0]?.bearing ?? '', firstAlarm(at, scores, rows)]]);
  };

/** As the product does: quarters of an hour, every column a metric of one unit, none of them with a limit. */
const findings: Method = ({ at, columns }) => {
  const metrics = columns.map((_, column) => ({
    key: `column${column}`,
    kind: 'number' as const,
    low: null,
    high: null,
  }));
  const unit = new UnitFindings(metrics);
  const told = new Map<string, number>();
  let slot: number | null = null;
  let readings: Record<string, number>[] = [];
  for (const [row, moment] of at.entries()) {
    const here = Math.floor(moment / slotMs) * slotMs;
    if (slot !== null && here !== slot) {
      for (const event of unit.push(slot, samplesOf(readings))) {
        if (event.type !== 'raised') continue;
        const bearing = columns[Number(event.finding.metric.slice('column'.length))]?.bearing ?? '';
        if (!told.has(bearing)) told.set(bearing, event.at);
      }
      readings = [];
    }
    slot = here;
    readings.push(
      Object.fromEntries(
        columns.flatMap(({ values }, column) => {
          const value = values[row] ?? null;
          return value === null ? [] : [[`column${column}`, value]];
        }),
      ),
    );
  }
  return told;
};

const methods: Record<string, Method> = {
  'each column, one row': perColumn(scoredAlone, 1),
  'each column, six rows': perColumn(scoredAlone, alarmRows),
  'all columns, one row': together(1),
  'all columns, six rows': together(alarmRows),
  'findings of the product': findings,
  'yardstick, fixed baseline': perColumn(fixedBaseline, alarmRows),
};

/** Made-up rigs: half of the seeds chose the settings, the other half reports. */
export function madeUpTests(half: Half, runs: number): BearingTest[] {
  return (['rms', 'kurtosis'] as const).flatMap(feature =>
    shaftKinds.flatMap(kind =>
      Array.from({ length: runs }, (_, index) => {
        const { rows, failing } = shaftRun((half === 'choosing' ? 1 : 1_001) + index, kind);
        const nameOf = (bearing: number) => `bearing${bearing + 1}`;
        return {
          name: `${feature}, ${kind}`,
          at: rows.map(row => row.at),
          columns: [0, 1, 2, 3].map(bearing => ({
            bearing: nameOf(bearing),
            values: rows.map(row => row[feature][bearing] ?? null),
          })),
          failing: failing.map(({ bearing, from }) => ({ bearing: nameOf(bearing), from })),
        };
      }),
    ),
  );
}

/** Every method on every group of tests of one name. */
export function bearingFigures(tests: readonly BearingTest[]): BearingFigures[] {
  return Object.entries(methods).flatMap(([method, told]) =>
    [...Map.groupBy(tests, test => test.name)].map(([name, group]) => {
      const outcomes = group.map(test => outcomeOf(test, told(test)));
      const count = (is: (one: Outcome) => boolean) => outcomes.filter(is).length;
      const leads = outcomes.map(one => one.leadHours).filter(hours => hours > -Infinity);
      return {
        method,
        name,
        tests: group.length,
        rightFirst: count(one => one.isRightFirst),
        dayBefore: count(one => one.leadHours >= 24),
        falseBearings: outcomes.reduce((sum, one) => sum + one.falseBearings, 0),
        early: count(one => one.isEarly),
        medianLeadHours: leads.toSorted((a, b) => a - b)[leads.length >> 1] ?? null,
        met: count(one => one.isRightFirst && one.leadHours >= 24 && !one.isEarly && one.falseBearings <= 1),
      };
    }),
  );
}

interface Outcome {
  isRightFirst: boolean;
  isEarly: boolean;
  leadHours: number;
  falseBearings: number;
}

function outcomeOf({ at, failing }: BearingTest, told: Told): Outcome {
  const endsAt = at.at(-1) ?? 0;
  const fails = new Map(failing.map(({ bearing, from }) => [bearing, from]));
  const [firstTold] = [...told].toSorted(([, a], [, b]) => a - b);
  const [first] = failing;
  const toldAt = told.get(first?.bearing ?? '') ?? Infinity;
  return {
    isRightFirst: firstTold !== undefined && firstTold[1] < Infinity && fails.has(firstTold[0]),
    isEarly: toldAt < (first?.from ?? -Infinity),
    leadHours: (endsAt - toldAt) / hourMs,
    falseBearings: [...told].filter(
      ([bearing, when]) => !fails.has(bearing) && when < endsAt - lastHours * hourMs,
    ).length,
  };
}
