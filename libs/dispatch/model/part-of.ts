import { beginsAmong } from './begin-price';
import { fairnessAmong } from './fairness';
import type { Problem } from './problem';
import { relationsAmong } from './relations';

/**
 * Some engineers and jobs as a problem of their own, numbered in the given order, with matrices of their places alone: what
 * a search of a part looks up lies close together. Only for searching: `description` is still that of the whole, and
 * promises, orders, limits, carriage and stock must be null. O(places^2 of the part).
 */
export function partOf(problem: Problem, engineers: readonly number[], jobs: readonly number[]): Problem {
  const { jobCount, loads } = problem;
  const nodes = [...jobs, ...engineers.map(engineer => jobCount + engineer)];
  const places = [
    ...new Set([
      ...nodes.map(node => problem.place[node]!),
      ...engineers.map(engineer => problem.endPlace[engineer]!),
    ]),
  ].filter(place => place !== problem.placeCount);
  const placeIndex = new Map(places.map((place, index) => [place, index]));
  const width = places.length + 1;
  const placed = (place: number) => placeIndex.get(place) ?? places.length;
  const ofJobs = (all: Float64Array) => Float64Array.from(jobs, job => all[job]!);
  const ofEngineers = (all: Float64Array) => Float64Array.from(engineers, engineer => all[engineer]!);
  const paces = problem.duration.length / problem.jobCount;
  const ofPaces = (all: Float64Array) =>
    Float64Array.from({ length: paces * jobs.length }, (_, cell) => {
      const pace = Math.floor(cell / jobs.length);
      return all[pace * problem.jobCount + jobs[cell - pace * jobs.length]!]!;
    });
  const ofPairs = (all: Uint8Array | Int32Array) =>
    engineers.flatMap(engineer => jobs.map(job => all[engineer * jobCount + job]!));
  const loadsOf = (all: Float64Array, list: readonly number[]) =>
    Float64Array.from(list.flatMap(one => [...all.subarray(one * loads, (one + 1) * loads)]));
  const jobWindows = rowsOf(jobs, problem.windowAt);
  const breaks = rowsOf(engineers, problem.breakAt);
  const breakWindows = rowsOf(breaks.cells, problem.breakWindowAt);
  const classes = [...new Set(engineers.map(engineer => problem.class[engineer]!))];
  const kinds = [...new Set(engineers.map(engineer => problem.kind[engineer]!))];
  const cut = (cells: Int32Array) => cutOut(cells, problem.width, places, width);
  const pairs = kinds.map(kind => {
    const durations = cut(problem.durations[kind]!);
    const durationsTo = twin(problem.durations[kind]!, problem.durationsTo[kind]!, durations, cut);
    const costs = twin(problem.durations[kind]!, problem.costs[kind]!, durations, cut);
    const costsTo =
      problem.costsTo[kind] === problem.durationsTo[kind]
        ? durationsTo
        : twin(problem.costs[kind]!, problem.costsTo[kind]!, costs, cut);
    const metres = problem.distances[kind];
    return { durations, durationsTo, costs, costsTo, distances: metres ? cut(metres) : null };
  });
  return {
    description: problem.description,
    stated: problem.stated,
    parts: null,
    jobCount: jobs.length,
    engineerCount: engineers.length,
    placeCount: places.length,
    place: Int32Array.from(nodes, node => placed(problem.place[node]!)),
    endPlace: Int32Array.from(engineers, engineer => placed(problem.endPlace[engineer]!)),
    duration: ofPaces(problem.duration),
    setup: ofPaces(problem.setup),
    paceAt: Int32Array.from(
      engineers,
      engineer => (problem.paceAt[engineer]! / problem.jobCount) * jobs.length,
    ),
    hasSetup: problem.hasSetup,
    priority: ofJobs(problem.priority),
    windowAt: jobWindows.at,
    windowFrom: Float64Array.from(jobWindows.cells, cell => problem.windowFrom[cell]!),
    windowTo: Float64Array.from(jobWindows.cells, cell => problem.windowTo[cell]!),
    opens: ofJobs(problem.opens),
    closes: ofJobs(problem.closes),
    loads,
    demand: loadsOf(problem.demand, jobs),
    carriage: null,
    stock: null,
    pinned: Int32Array.from(jobs, job =>
      problem.pinned[job] === -1 ? -1 : engineers.indexOf(problem.pinned[job]!),
    ),
    wishes: problem.wishes && Int32Array.from(ofPairs(problem.wishes)),
    orders: null,
    relations: problem.relations && relationsAmong(problem.relations, engineers, jobs),
    limits: null,
    fairness: problem.fairness && fairnessAmong(problem.fairness, engineers),
    begins: problem.begins && beginsAmong(problem.begins, jobs),
    promises: null,
    shiftFrom: ofEngineers(problem.shiftFrom),
    shiftTo: ofEngineers(problem.shiftTo),
    overtime: problem.overtime && {
      since: ofEngineers(problem.overtime.since),
      price: ofEngineers(problem.overtime.price),
    },
    isOut: Uint8Array.from(engineers, engineer => problem.isOut[engineer]!),
    pinWeight: ofJobs(problem.pinWeight),
    maxJobs: Int32Array.from(engineers, engineer => problem.maxJobs[engineer]!),
    maxTravel: ofEngineers(problem.maxTravel),
    maxDistance: ofEngineers(problem.maxDistance),
    hasMaxDistance: problem.hasMaxDistance,
    capacity: loadsOf(problem.capacity, engineers),
    costFixed: ofEngineers(problem.costFixed),
    kind: Int32Array.from(engineers, engineer => kinds.indexOf(problem.kind[engineer]!)),
    class: Int32Array.from(engineers, engineer => classes.indexOf(problem.class[engineer]!)),
    classCount: classes.length,
    allowed: Uint8Array.from(ofPairs(problem.allowed)),
    breakCount: Int32Array.from(engineers, engineer => problem.breakCount[engineer]!),
    maxBreaks: problem.maxBreaks,
    breakAt: breaks.at,
    breakDuration: Float64Array.from(breaks.cells, cell => problem.breakDuration[cell]!),
    breakWindowAt: breakWindows.at,
    breakFrom: Float64Array.from(breakWindows.cells, cell => problem.breakFrom[cell]!),
    breakTo: Float64Array.from(breakWindows.cells, cell => problem.breakTo[cell]!),
    width,
    durations: pairs.map(pair => pair.durations),
    durationsTo: pairs.map(pair => pair.durationsTo),
    costs: pairs.map(pair => pair.costs),
    costsTo: pairs.map(pair => pair.costsTo),
    costScale: problem.costScale,
    distances: pairs.map(pair => pair.distances),
  };
}

/** Rows of a list of lists: where each of them begins in the new one, and the cells of the old one in order. */
function rowsOf(rows: readonly number[], at: Int32Array): { at: Int32Array; cells: number[] } {
  const cells: number[] = [];
  const begins = new Int32Array(rows.length + 1);
  for (const [index, row] of rows.entries()) {
    for (let cell = at[row]!; cell < at[row + 1]!; cell++) cells.push(cell);
    begins[index + 1] = cells.length;
  }
  return { at: begins, cells };
}

function cutOut(cells: Int32Array, oldWidth: number, places: readonly number[], width: number): Int32Array {
  const small = new Int32Array(width * width);
  for (const [row, from] of places.entries())
    for (let column = 0; column < places.length; column++)
      small[row * width + column] = cells[from * oldWidth + places[column]!]!;
  return small;
}

/** What was the same matrix stays one. */
function twin(
  one: Int32Array,
  other: Int32Array,
  oneCut: Int32Array,
  cut: (cells: Int32Array) => Int32Array,
): Int32Array {
  return one === other ? oneCut : cut(other);
}
