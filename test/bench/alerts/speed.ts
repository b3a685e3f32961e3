// Points and rule evaluations a second of processor, each beside something that everybody knows the price of.
import { AnomalyDetector, evaluateReadings, evaluateRule, newRuleState, UnitScore } from '#telemetry';
import type { EvaluatedRule } from '#telemetry';

const startAt = Date.UTC(2026, 5, 1);
const everyMs = 300_000;
const rounds = 3;

export interface Speed {
  what: string;
  /** Things done in a second of processor: the median of the rounds. */
  perSecond: number;
  yardstick: string;
  yardstickPerSecond: number;
}

/** A hot machine: over a limit for some minutes, with a limit of its own for the end. */
const rule: EvaluatedRule = {
  levels: [
    {
      severity: 'critical',
      condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 95 },
      pattern: { kind: 'duration', seconds: 600 },
    },
    {
      severity: 'warning',
      condition: {
        type: 'and',
        conditions: [
          { type: 'compare', metric: 'temperature', op: 'gt', value: 85 },
          { type: 'compare', metric: 'load', op: 'lt', value: 20 },
        ],
      },
      pattern: { kind: 'simple' },
    },
  ],
  clearCondition: { type: 'compare', metric: 'temperature', op: 'lt', value: 80 },
};

/** A day's rhythm, ripple, and now and then an hour of heat. */
const temperatureAt = (row: number) =>
  70 + 12 * Math.sin(row / 46) + 3 * Math.sin(row * 1.7) + (row % 2_000 > 1_980 ? 20 : 0);
const loadAt = (row: number) => 50 + 40 * Math.sin(row / 31);

/** @param points how many of each */
export function speeds(points: number): Speed[] {
  const temperatures = Array.from({ length: points }, (_, row) => temperatureAt(row));
  const readings = temperatures.map((temperature, row) => ({
    at: startAt + row * everyMs,
    receivedAt: startAt + row * everyMs,
    values: { temperature, load: loadAt(row) },
  }));
  const messages = readings.map(({ at, values }) => JSON.stringify({ ts: at, values }));
  const measured = (what: string, run: () => void, yardstick: string, run0: () => void): Speed => {
    const pairs = Array.from({ length: rounds }, () => [perSecond(points, run), perSecond(points, run0)]);
    const [own, other] = [0, 1].map(
      side => pairs.map(pair => pair[side] ?? 0).toSorted((a, b) => a - b)[rounds >> 1],
    );
    return { what, perSecond: own ?? 0, yardstick, yardstickPerSecond: other ?? 0 };
  };
  const smoothed = () => zScores(temperatures);
  const parsed = () => messages.forEach(message => JSON.parse(message));
  return [
    measured(
      'points scored, one metric',
      () => {
        const detector = new AnomalyDetector();
        temperatures.forEach((value, row) => detector.push(startAt + row * everyMs, value));
      },
      'exponentially weighted z-scores',
      smoothed,
    ),
    measured(
      'rows scored, eight metrics',
      () => {
        const unit = new UnitScore(8, 1_000);
        const values = Array.from({ length: 8 }, () => 0);
        temperatures.forEach((value, row) => {
          for (let at = 0; at < 8; at++) values[at] = value + ((row * (at + 3)) % 7);
          unit.push(startAt + row * everyMs, values);
        });
      },
      'exponentially weighted z-scores',
      smoothed,
    ),
    measured(
      'evaluations of a rule, reading by reading',
      () => {
        let state = newRuleState(rule);
        for (const reading of readings)
          state = evaluateRule(rule, state, { type: 'reading', ...reading }).state;
      },
      'JSON.parse of the reading',
      parsed,
    ),
    measured(
      'evaluations of a rule, batches of 100 readings',
      () => {
        let state = newRuleState(rule);
        for (let from = 0; from < points; from += 100)
          state = evaluateReadings(rule, state, readings.slice(from, from + 100)).state;
      },
      'JSON.parse of the reading',
      parsed,
    ),
  ];
}

function perSecond(count: number, run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (count / (user + system)) * 1_000_000;
}

function zScores(values: readonly number[]): number {
  let [mean, square, worst] = [values[0] ?? 0, 1, 0];
  for (const value of values) {
    const off = value - mean;
    worst = Math.max(worst, Math.abs(off) / Math.sqrt(square));
    mean += 0.002 * off;
    square += 0.002 * (off * off - square);
  }
  return worst;
}
