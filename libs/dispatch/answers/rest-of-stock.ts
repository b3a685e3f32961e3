import type {
  EngineerDescription,
  JobDescription,
  KindAmount,
  ProblemDescription,
} from '../model/description';
import type { Problem } from '../model/problem';
import { hasPart } from '../model/stock';
import type { PlanStep } from '../planner/plan-model';
import type { CutDay } from './cut-day';

type Fetched = NonNullable<PlanStep['fetched']>;
type Jobs = ReadonlyMap<number, JobDescription>;
type Depots = ProblemDescription['depots'];

/** What is left in the depots that count their parts behind all stops that are over. */
export function restOfDepots(depots: Depots, days: Iterable<CutDay>, at: number): Depots {
  const over = [...days].flatMap(({ fixed }) =>
    fixed.filter(step => step.kind === 'depot' && !isStillOpen(step, at)),
  );
  return depots?.map(depot => {
    const gone = sumOf(over.flatMap(({ id, fetched }) => (id === depot.id ? (fetched?.parts ?? []) : [])));
    const stock = depot.stock?.map(({ kind, amount }) => ({
      kind,
      amount: Math.max(0, amount - (gone.get(kind) ?? 0)),
    }));
    return depot.stock ? { ...depot, stock } : depot;
  });
}

/**
 * Says in the problem of the rest of a day at which depot, where somebody still is or whereto he is driving, he fetches first what runs out
 * somewhere, and takes from there what jobs between it and the rest are still to get.
 */
export function putAtHand(
  { stock, description: { depots = [] } }: Problem,
  engineers: readonly EngineerDescription[],
  jobs: Jobs,
  days: ReadonlyMap<number, CutDay>,
  at: number,
): void {
  if (stock === null || stock.scarce === null) return;
  const { kinds, names, scarce } = stock;
  for (const [index, engineer] of engineers.entries()) {
    const { fixed } = days.get(engineer.id)!;
    const stops = fixed.filter(step => isStillOpen(step, at));
    if (stops.length === 0) continue;
    const used = sumOf(jobsAmong(fixed, jobs).flatMap(job => job.parts ?? []));
    const { parts } = onVan(engineer, fixed, at);
    for (let kind = 0; kind < kinds; kind++) {
      if (scarce.isScarce[kind] === 0) continue;
      const name = names[kind]!.kind;
      const met = stops.map(({ id }) => depots.findIndex(depot => depot.id === id));
      const depot = met.find(one => hasPart(depots[one]!, name));
      if (depot === undefined) continue;
      scarce.atHand[index * kinds + kind] = depot;
      scarce.most[depot * kinds + kind]! -= Math.max(0, (used.get(name) ?? 0) - (parts.get(name) ?? 0));
    }
  }
}

/**
 * What is on the van when he is free: what he began with and has fetched, without what the jobs that are done or under way use up. At
 * a stop that is not over yet he can still fetch whatever the rest needs; where a depot counts that kind, it is not on the van already.
 */
export function restOfStock(
  jobs: Jobs,
  depots: Depots,
  engineer: EngineerDescription,
  day: CutDay,
  at: number,
): Pick<EngineerDescription, 'stock' | 'tools'> {
  const used = sumOf(jobsAmong(day.fixed, jobs).flatMap(job => job.parts ?? []));
  const { parts, tools } = onVan(engineer, day.fixed, at);
  const left = new Map(
    [...parts].map(([kind, amount]) => [kind, Math.max(0, amount - (used.get(kind) ?? 0))]),
  );
  const stops = day.fixed.filter(step => isStillOpen(step, at));
  const needed = stops.length === 0 ? [] : [...jobs.values()];
  for (const { id } of stops) {
    const depot = depots?.find(one => one.id === id);
    for (const [kind, amount] of sumOf(needed.flatMap(job => job.parts ?? [])))
      if (!isCounted(depots, kind) && (depot?.parts?.includes(kind) ?? true)) left.set(kind, amount);
    for (const kind of needed.flatMap(job => job.tools ?? []))
      if (depot?.tools?.includes(kind) ?? true) tools.add(kind);
  }
  return { stock: [...left].map(([kind, amount]) => ({ kind, amount })), tools: [...tools] };
}

/** The steps of a whole day with what is fetched at each stop that is not over yet, for the jobs and the depots as they are now. */
export function refetched(
  jobs: Jobs,
  depots: Depots,
  engineer: EngineerDescription,
  steps: readonly PlanStep[],
  at: number,
): readonly PlanStep[] {
  if (!steps.some(step => isStillOpen(step, at))) return steps;
  const own = jobsAmong(steps, jobs);
  const { parts, tools } = onVan(engineer, steps, at);
  const missing = sumOf(own.flatMap(job => job.parts ?? []));
  for (const [kind, amount] of missing) missing.set(kind, amount - (parts.get(kind) ?? 0));
  const lacking = new Set(own.flatMap(job => job.tools ?? []).filter(kind => !tools.has(kind)));
  return steps.map(step => {
    if (!isStillOpen(step, at)) return step;
    const depot = depots?.find(one => one.id === step.id);
    const fetched: Fetched = { parts: [], tools: [] };
    for (const [kind, amount] of missing) {
      if (amount <= 0 || (depot && !hasPart(depot, kind))) continue;
      fetched.parts.push({ kind, amount });
      missing.delete(kind);
    }
    for (const kind of lacking) {
      if (!(depot?.tools?.includes(kind) ?? true)) continue;
      fetched.tools.push(kind);
      lacking.delete(kind);
    }
    return { ...step, fetched };
  });
}

/** What he began with and has fetched at the stops that are over. */
function onVan(
  { stock = [], tools = [] }: EngineerDescription,
  steps: readonly PlanStep[],
  at: number,
): { parts: Map<number, number>; tools: Set<number> } {
  const fetched = steps.flatMap(step => (isStillOpen(step, at) ? [] : (step.fetched ?? [])));
  return {
    parts: sumOf([...stock, ...fetched.flatMap(one => one.parts)]),
    tools: new Set([...tools, ...fetched.flatMap(one => one.tools)]),
  };
}

/** Has any depot no more than so many of a kind? */
function isCounted(depots: Depots, kind: number): boolean {
  return depots?.some(({ stock }) => stock?.some(one => one.kind === kind)) === true;
}

function isStillOpen({ kind, arrival, waiting, duration }: PlanStep, at: number): boolean {
  return kind === 'depot' && arrival + waiting + duration > at;
}

function jobsAmong(steps: readonly PlanStep[], jobs: Jobs): JobDescription[] {
  return steps.flatMap(({ kind, id }) => (kind === 'job' ? (jobs.get(id!) ?? []) : []));
}

function sumOf(amounts: readonly KindAmount[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { kind, amount } of amounts) sums.set(kind, (sums.get(kind) ?? 0) + amount);
  return sums;
}
