import type { Metric } from '#contracts';
import { stepMs } from '#telemetry';
import type { Life } from '#telemetry';

/** Means of two hours, in order of time; `since` is when the unit was new or repaired last. */
export interface PastMeans {
  since: Date;
  means: readonly { at: Date; means: Readonly<Record<string, number>> }[];
}

/** As even steps; those in which the unit said nothing are empty. */
export function lifeOf({ since, means }: PastMeans, metrics: readonly string[]): Life {
  const first = means[0]?.at.getTime() ?? 0;
  const steps: (number | null)[][] = [];
  for (const { at, means: values } of means) {
    const index = Math.round((at.getTime() - first) / stepMs);
    while (steps.length < index) steps.push(metrics.map(() => null));
    steps[index] = metrics.map(metric => values[metric] ?? null);
  }
  return { age: Math.max(0, Math.round((first - since.getTime()) / stepMs)), steps };
}

const fewSteps = 24;

/** The numbers that may say how worn a unit is: not what only ever grows, which counts its work. */
export function tellingMetrics(metrics: readonly Metric[], lives: readonly PastMeans[]): string[] {
  const numbers = metrics.filter(({ kind }) => kind === 'number').map(({ key }) => key);
  return numbers.filter(key => !isCounter(key, lives)).sort();
}

function isCounter(key: string, lives: readonly PastMeans[]): boolean {
  const series = lives.map(({ means }) => means.flatMap(({ means: values }) => values[key] ?? []));
  const long = series.filter(values => values.length >= fewSteps);
  return (
    long.length > 0 &&
    long.every(values => values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value)))
  );
}
