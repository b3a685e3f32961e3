import type { LifeSettings } from './settings';

/**
 * What a unit did, at even steps: one value per metric, always in the same order; null where it said nothing.
 * `age`: steps since it was new or repaired, at the first of them.
 */
export interface Life {
  age: number;
  steps: readonly (readonly (number | null)[])[];
}

/**
 * State of a unit after `count` of its steps: of each metric its mean over the window and how far its slope carries it in
 * half a window (null: too few values), and the logarithm of the age.
 */
export function featuresOf(life: Life, count: number, { windowSteps }: LifeSettings): (number | null)[] {
  const from = Math.max(0, count - windowSteps);
  const metrics = life.steps[0]?.length ?? 0;
  const features: (number | null)[] = [];
  for (let metric = 0; metric < metrics; metric++)
    features.push(...levelAndSlope(life, metric, from, count, windowSteps));
  features.push(Math.log(Math.max(1, life.age + count)));
  return features;
}

function levelAndSlope(
  { steps }: Life,
  metric: number,
  from: number,
  count: number,
  windowSteps: number,
): [number | null, number | null] {
  let n = 0;
  let x1 = 0;
  let y1 = 0;
  let xx = 0;
  let xy = 0;
  for (let at = from; at < count; at++) {
    const value = steps[at]?.[metric];
    if (value === null || value === undefined) continue;
    const x = at - count + 1;
    n += 1;
    x1 += x;
    y1 += value;
    xx += x * x;
    xy += x * value;
  }
  if (n < 3) return [null, null];
  const spread = n * xx - x1 * x1;
  return [y1 / n, spread > 0 ? (((n * xy - x1 * y1) / spread) * windowSteps) / 2 : null];
}

/** Centre and spread of each feature over all moments; a feature that never differs has the spread 0. */
export interface Scale {
  mean: number[];
  spread: number[];
}

export function scaleOf(moments: readonly (readonly (number | null)[])[]): Scale {
  const width = moments[0]?.length ?? 0;
  const scale: Scale = { mean: [], spread: [] };
  for (let index = 0; index < width; index++) {
    const known = moments.flatMap(moment => moment[index] ?? []);
    const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
    const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length);
    scale.mean.push(mean);
    scale.spread.push(variance > 1e-12 * mean * mean ? Math.sqrt(variance) : 0);
  }
  return scale;
}

/** Features in spreads around the usual, weighted; what is not known or never differs is 0. */
export function scaled(
  features: readonly (number | null)[],
  { mean, spread }: Scale,
  { slopeWeight, ageWeight }: LifeSettings,
): Float64Array {
  const last = features.length - 1;
  return Float64Array.from(features, (value, index) => {
    const width = spread[index] ?? 0;
    if (value === null || width === 0) return 0;
    const weight = index === last ? ageWeight : index % 2 === 1 ? slopeWeight : 1;
    return ((value - (mean[index] ?? 0)) / width) * weight;
  });
}
