import type { Stock } from './coupling';
import type {
  DepotDescription,
  EngineerDescription,
  JobDescription,
  KindAmount,
  ProblemDescription,
} from './description';
import type { Problem } from './problem';
import { compileScarce } from './scarce';

/** A place in a day at which an engineer may stop to fetch what he needs. */
export interface Stop {
  engineer: number;
  depot: DepotDescription;
}

export function needsStock({ parts = [], tools = [] }: JobDescription): boolean {
  return tools.length > 0 || parts.some(({ amount }) => amount > 0);
}

/**
 * The description with a job behind all others for every depot at which somebody may have to stop: it is his alone and counts for
 * nothing. Once a shift is enough, as he fetches there what the rest of it needs. The same description where nobody needs anything.
 */
export function withStops(description: ProblemDescription): {
  description: ProblemDescription;
  stops: readonly Stop[];
} {
  const { engineers, jobs, depots = [] } = description;
  const needy = jobs.filter(needsStock);
  if (needy.length === 0 || depots.length === 0) return { description, stops: [] };
  const stops = engineers.flatMap((one, engineer): Stop[] => {
    const short = shortOf(
      one,
      needy.filter(job => mayDo(one, job)),
    );
    return depots.filter(depot => suppliesAny(depot, short)).map(depot => ({ engineer, depot }));
  });
  let free = jobs.reduce((most, { id }) => Math.max(most, Math.floor(id)), 0);
  const asJobs = stops.map(({ engineer, depot: { place, durationSeconds, windows } }): JobDescription => {
    const { id, skills } = engineers[engineer]!;
    // As pinned as it is, nothing is lost without it; and no skill of his is spare there.
    return {
      id: ++free,
      place,
      durationSeconds,
      windows,
      isTimed: true,
      skills,
      pinnedTo: id,
      mayWait: true,
    };
  });
  return { description: { ...description, jobs: [...jobs, ...asJobs] }, stops };
}

function mayDo({ id, skills = [] }: EngineerDescription, job: JobDescription): boolean {
  if (job.never?.includes(id) || (job.pinnedTo ?? id) !== id) return false;
  return (job.skills ?? []).every(skill => skills.includes(skill));
}

interface Kinds {
  parts: readonly number[];
  tools: readonly number[];
}

/** What an engineer would not have enough of if all of these jobs were his. */
function shortOf({ stock = [], tools = [] }: EngineerDescription, jobs: readonly JobDescription[]): Kinds {
  const needed = new Map<number, number>();
  for (const { kind, amount } of jobs.flatMap(job => job.parts ?? []))
    needed.set(kind, (needed.get(kind) ?? 0) + amount);
  return {
    parts: [...needed.keys()].filter(kind => needed.get(kind)! > amountOf(stock, kind)),
    tools: jobs.flatMap(job => job.tools ?? []).filter(kind => !tools.includes(kind)),
  };
}

function suppliesAny(depot: DepotDescription, short: Kinds): boolean {
  return (
    short.parts.some(kind => hasPart(depot, kind)) ||
    short.tools.some(kind => depot.tools?.includes(kind) ?? true)
  );
}

/** Are there any at all of a kind of part? */
export function hasPart({ parts, stock }: DepotDescription, kind: number): boolean {
  return (parts?.includes(kind) ?? true) && stock?.find(one => one.kind === kind)?.amount !== 0;
}

export function amountOf(list: readonly KindAmount[] | undefined, kind: number): number {
  return list?.find(one => one.kind === kind)?.amount ?? 0;
}

/** Null where no job needs anything: then nothing is looked up for it. */
export function compileStock(
  { engineers, jobs, depots = [] }: ProblemDescription,
  stops: readonly Stop[],
): Stock | null {
  if (!jobs.some(needsStock)) return null;
  const partKinds = [...new Set(jobs.flatMap(job => (job.parts ?? []).map(({ kind }) => kind)))];
  const toolKinds = [...new Set(jobs.flatMap(job => job.tools ?? []))];
  const row = <T>(parts: (kind: number) => T, tools: (kind: number) => T) => [
    ...partKinds.map(parts),
    ...toolKinds.map(tools),
  ];
  const has = (depot: DepotDescription) =>
    row(
      kind => (hasPart(depot, kind) ? 1 : 0),
      kind => ((depot.tools?.includes(kind) ?? true) ? 1 : 0),
    );
  const firstStop = jobs.length - stops.length;
  const stopAt = new Int32Array(engineers.length + 1).fill(firstStop);
  for (const { engineer } of stops)
    for (let later = engineer + 1; later <= engineers.length; later++) stopAt[later]!++;
  const supplied = depots.map(has);
  const needs = jobs.flatMap(job =>
    row(
      kind => amountOf(job.parts, kind),
      kind => (job.tools?.includes(kind) ? 1 : 0),
    ),
  );
  return {
    kinds: partKinds.length + toolKinds.length,
    names: [
      ...partKinds.map(kind => ({ kind, isTool: false })),
      ...toolKinds.map(kind => ({ kind, isTool: true })),
    ],
    isTool: Uint8Array.from(
      row(
        () => 0,
        () => 1,
      ),
    ),
    needs: Float64Array.from(needs),
    isNeedy: Uint8Array.from(jobs, job => (needsStock(job) ? 1 : 0)),
    own: Float64Array.from(
      engineers.flatMap(one =>
        row(
          kind => amountOf(one.stock, kind),
          kind => (one.tools?.includes(kind) ? 1 : 0),
        ),
      ),
    ),
    supplied: Uint8Array.from(
      row(
        () => 0,
        () => 0,
      ).map((_, kind) => (supplied.some(kinds => kinds[kind] === 1) ? 1 : 0)),
    ),
    firstStop,
    stopAt,
    depot: stops.map(({ depot }) => depot.id),
    has: Uint8Array.from(stops.flatMap(({ depot }) => has(depot))),
    scarce: compileScarce(
      depots,
      stops.map(({ depot }) => depots.indexOf(depot)),
      row(
        kind => kind,
        () => null,
      ),
      needs,
      engineers.length,
    ),
  };
}

/** Jobs that are to be served: not the stops behind them. */
export function jobsToServe({ jobCount, stock }: Problem): number {
  return stock === null ? jobCount : stock.firstStop;
}

export function isStop({ stock }: Problem, job: number): boolean {
  return stock !== null && job >= stock.firstStop;
}

export function isNeedy({ stock }: Problem, job: number): boolean {
  return stock !== null && stock.isNeedy[job] === 1;
}

/** Does a job look for its place together with stops: for itself, or for the delivery of what it picks up? */
export function mayStopFor(problem: Problem, job: number): boolean {
  const { stock, carriage } = problem;
  if (stock === null) return false;
  const delivery = carriage === null ? -1 : carriage.delivery[job]!;
  return stock.isNeedy[job] === 1 || (delivery !== -1 && stock.isNeedy[delivery] === 1);
}

/** What a job needs of a kind, a pick-up together with its delivery. */
export function needOf({ stock, carriage }: Problem, job: number, kind: number): number {
  const { kinds, isTool, needs } = stock!;
  const need = needs[job * kinds + kind]!;
  const delivery = carriage === null ? -1 : carriage.delivery[job]!;
  if (delivery === -1) return need;
  const other = needs[delivery * kinds + kind]!;
  return isTool[kind] === 1 ? Math.max(need, other) : need + other;
}

/** What a job needs that an engineer has not enough of and no depot has, or null. */
export function missingFor(
  problem: Problem,
  engineer: number,
  job: number,
): { kind: number; isTool: boolean } | null {
  const { stock } = problem;
  if (stock === null || !mayStopFor(problem, job)) return null;
  const { kinds, own, supplied, names } = stock;
  for (let kind = 0; kind < kinds; kind++)
    if (needOf(problem, job, kind) > own[engineer * kinds + kind]! && supplied[kind] === 0)
      return names[kind]!;
  return null;
}
