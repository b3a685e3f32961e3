import { pricesBegin } from './begin-price';
import type { EngineerDescription, ProblemDescription } from './description';
import { mayWorkLonger } from './overtime';
import type { Problem } from './problem';

type Kinds = Pick<
  Problem,
  'kind' | 'durations' | 'durationsTo' | 'costs' | 'costsTo' | 'costScale' | 'distances' | 'width'
>;

/** Flat matrices of descriptions that are still held: a running day is asked again and again on the same matrices. */
const compiled = new WeakMap<ProblemDescription['matrices'], Map<string, Omit<Kinds, 'kind'>>>();

/**
 * Travel matrices by kind of engineer (profile, speed, prices), one place wider than given: the last row and column are
 * nowhere, at no distance from anything. Kept for as long as the matrices, which must not be changed. Prices are kept as whole numbers of 1 / costScale.
 */
export function compileKinds({
  engineers,
  jobs,
  matrices,
  costPerUnevenHour = 0,
}: ProblemDescription): Kinds {
  const names = new Map<string, number>();
  const first: EngineerDescription[] = [];
  const kind = Int32Array.from(engineers, engineer => {
    const { profile, speedFactor = 1, costPerTravelHour = 3_600, costPerKm = 0 } = engineer;
    const name = JSON.stringify([profile, speedFactor, costPerTravelHour, costPerKm]);
    if (!names.has(name)) first.push(engineer);
    const known = names.get(name) ?? names.size;
    names.set(name, known);
    return known;
  });
  const ofMatrices = compiled.get(matrices) ?? new Map<string, Omit<Kinds, 'kind'>>();
  compiled.set(matrices, ofMatrices);
  // A price of overtime, of a begin or of uneven work may be any fraction.
  const isPrecise = engineers.some(mayWorkLonger) || jobs.some(pricesBegin) || costPerUnevenHour > 0;
  const signature = JSON.stringify([...names.keys(), isPrecise]);
  const known = ofMatrices.get(signature);
  if (known) return { kind, ...known };
  const flattened = flatten(first, matrices, isPrecise);
  ofMatrices.set(signature, flattened);
  return { kind, ...flattened };
}

function flatten(
  first: readonly EngineerDescription[],
  matrices: ProblemDescription['matrices'],
  isPrecise: boolean,
): Omit<Kinds, 'kind'> {
  const width = Math.max(0, ...Object.values(matrices).map(one => one.durations.length)) + 1;
  // Whole units lose nothing when a second costs 1 or the caller gives whole costs; other prices keep two decimals.
  const isWhole = !isPrecise && first.every(one => matrices[one.profile]?.costs || isPlain(one));
  const costScale = isWhole ? 1 : 100;
  const durations: Int32Array[] = [];
  const durationsTo: Int32Array[] = [];
  const costs: Int32Array[] = [];
  const costsTo: Int32Array[] = [];
  const distances: (Int32Array | null)[] = [];
  for (const engineer of first) {
    const matrix = matrices[engineer.profile]!;
    const factor = 1 / (engineer.speedFactor ?? 1);
    const seconds = flat(matrix.durations, width, value => value * factor);
    const metres = matrix.distances ? flat(matrix.distances, width, value => value) : null;
    const price = matrix.costs
      ? flat(matrix.costs, width, value => value * costScale)
      : isPlain(engineer) && costScale === 1
        ? seconds
        : seconds.map(
            (value, at) =>
              (((engineer.costPerTravelHour ?? 3_600) / 3_600) * value +
                ((engineer.costPerKm ?? 0) / 1_000) * (metres?.[at] ?? 0)) *
              costScale,
          );
    const secondsTo = transposed(seconds, width);
    durations.push(seconds);
    durationsTo.push(secondsTo);
    costs.push(price);
    costsTo.push(price === seconds ? secondsTo : transposed(price, width));
    distances.push(metres);
  }
  return { durations, durationsTo, costs, costsTo, costScale, distances, width };
}

function isPlain({ costPerTravelHour = 3_600, costPerKm = 0 }: EngineerDescription): boolean {
  return costPerTravelHour === 3_600 && costPerKm === 0;
}

function flat(rows: readonly (readonly number[])[], width: number, value: (raw: number) => number) {
  const cells = new Int32Array(width * width);
  for (const [from, row] of rows.entries())
    for (let to = 0; to < row.length; to++) cells[from * width + to] = Math.round(value(row[to]!));
  return cells;
}

/** The same array if the matrix is symmetric. */
function transposed(cells: Int32Array, width: number): Int32Array {
  let symmetric = true;
  for (let from = 0; from < width && symmetric; from++)
    for (let to = 0; to < from && symmetric; to++)
      symmetric = cells[from * width + to] === cells[to * width + from];
  if (symmetric) return cells;
  const turned = new Int32Array(cells.length);
  for (let from = 0; from < width; from++)
    for (let to = 0; to < width; to++) turned[to * width + from] = cells[from * width + to]!;
  return turned;
}
