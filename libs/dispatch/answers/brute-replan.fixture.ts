import type {
  DepotDescription,
  EngineerDescription,
  JobDescription,
  ProblemDescription,
} from '../model/description';
import { dayOf } from '../planner/brute-force.fixture';
import { hasAllNeeded, isDepot, waysWithStops } from '../planner/brute-stock.fixture';
import type { Plan, PlanStep } from '../planner/plan-model';

/** What is left out, pins first, and how many promised jobs changed engineer; compared in this order. */
export interface BruteRepair {
  pins: number;
  priority: number;
  jobs: number;
  changed: number;
}

/** A whole day cut at a moment: what has begun, where and when he goes on, and what is on his van then. */
interface Cut {
  begun: JobDescription[];
  free: { at: number; place: number };
  /** With what is left on the van, and more than enough of what the depot has that he is still at, or drives to. */
  engineer: EngineerDescription;
  /** By kind, what is really on the van; and that depot. */
  van: ReadonlyMap<number, number>;
  atHand: DepotDescription | undefined;
  /** On his way home, or there: he is not sent again. */
  isHomeward: boolean;
}

const endOf = (step: PlanStep) => step.arrival + step.waiting + step.setup + step.duration;

/**
 * The best repair of a running day without breaks by trying everything: what has begun stays, whatever has not is shared out and ordered
 * anew. The van is counted from the plan, step by step, and so is what is left in the depots; a stop under way has whatever its depot has.
 */
export function bruteRepair(
  whole: ProblemDescription,
  made: Plan,
  at: number,
  isHomeless: (job: number) => boolean,
  sick: number | null,
): BruteRepair {
  const problem = { ...whole, depots: whole.depots?.map(depot => lessFetched(depot, made, at)) };
  const cuts = problem.engineers.map(engineer => cutOf(problem, made, engineer, at));
  const begun = new Set(cuts.flatMap(cut => cut.begun.map(job => job.id)));
  const open = problem.jobs.filter(job => !begun.has(job.id));
  const owners = new Map(
    made.routes.flatMap(({ engineer, steps }) =>
      steps.flatMap(step => (step.kind === 'job' ? [[step.id!, engineer] as const] : [])),
    ),
  );
  const changesIn = (jobs: readonly JobDescription[], engineer: EngineerDescription) =>
    jobs.filter(({ id }) => !isHomeless(id) && owners.has(id) && owners.get(id) !== engineer.id).length;
  let shared = new Map([['', { done: 0, takes: [] as Take[], changed: 0 }]]);
  for (const cut of cuts) {
    const more = new Map(shared);
    for (const { set, takes } of cut.engineer.id === sick ? [] : setsOf(problem, cut, open)) {
      const jobs = open.filter((_, index) => (set >> index) & 1);
      for (const one of shared.values()) {
        if ((one.done & set) !== 0) continue;
        const all = { done: one.done | set, takes: [...one.takes, ...takes], changed: one.changed };
        if (!haveEnough(problem, all.takes)) continue;
        const name = nameOf(all.done, all.takes);
        const changed = one.changed + changesIn(jobs, cut.engineer);
        more.set(name, { ...all, changed: Math.min(more.get(name)?.changed ?? Infinity, changed) });
      }
    }
    shared = more;
  }
  const scores = [...shared.values()].map(({ done, changed }): BruteRepair => {
    const left = open.filter((_, index) => !((done >> index) & 1));
    const pins = left.filter(job => job.pinnedTo !== undefined).length;
    const priority = left.reduce((sum, job) => sum + (job.priority ?? 0), 0);
    return { pins, priority, jobs: left.length, changed };
  });
  const levels = ['pins', 'priority', 'jobs', 'changed'] as const;
  const more = (a: BruteRepair, b: BruteRepair) =>
    levels.map(level => a[level] - b[level]).find(one => one !== 0) ?? 0;
  return scores.sort(more)[0]!;
}

/** So many of a kind that a depot counts. */
interface Take {
  depot: number;
  kind: number;
  amount: number;
}

function nameOf(set: number, takes: readonly Take[]): string {
  const names = takes.flatMap(({ depot, kind, amount }) => Array<string>(amount).fill(`${depot} ${kind}`));
  return [set, ...names.sort()].join();
}

function haveEnough({ depots = [] }: ProblemDescription, takes: readonly Take[]): boolean {
  return depots.every(({ id, stock = [] }) =>
    stock.every(({ kind, amount }) => {
      const own = takes.filter(take => take.depot === id && take.kind === kind);
      return own.reduce((sum, take) => sum + take.amount, 0) <= amount;
    }),
  );
}

function lessFetched({ stock, ...depot }: DepotDescription, { routes }: Plan, at: number): DepotDescription {
  const over = routes.flatMap(route =>
    route.steps.filter(
      step =>
        step.kind === 'depot' &&
        step.id === depot.id &&
        endOf(step) <= at &&
        wayBegins(route.steps, step) < at,
    ),
  );
  const parts = over.flatMap(step => step.fetched!.parts);
  const left = stock?.map(({ kind, amount }) => ({
    kind,
    amount: parts.reduce((so, one) => so - (one.kind === kind ? one.amount : 0), amount),
  }));
  return stock ? { ...depot, stock: left } : depot;
}

function hasPart({ parts, stock }: DepotDescription, kind: number): boolean {
  return (parts?.includes(kind) ?? true) && !stock?.some(one => one.kind === kind && one.amount === 0);
}

/** What is fetched on a way, all of a kind where he is or at the first stop that has any. */
function takesOf(
  { depots = [] }: ProblemDescription,
  { van, atHand }: Cut,
  way: readonly JobDescription[],
): Take[] {
  const met = [atHand, ...way.map(job => depots.find(({ id }) => job.id === -1 - id))];
  return [1, 2].flatMap(kind => {
    const needed = way.flatMap(job => job.parts ?? []).filter(one => one.kind === kind);
    const amount = needed.reduce((sum, one) => sum + one.amount, 0) - (van.get(kind) ?? 0);
    const depot = met.find(one => one && hasPart(one, kind));
    if (amount <= 0 || !depot?.stock?.some(one => one.kind === kind)) return [];
    return [{ depot: depot.id, kind, amount }];
  });
}

function isVisit({ kind }: PlanStep): boolean {
  return kind === 'job' || kind === 'depot';
}

/** The way there takes as long as the travel between the two steps says. */
function wayBegins(steps: readonly PlanStep[], step: PlanStep): number {
  const before = steps[steps.indexOf(step) - 1]!;
  return step.arrival + step.waiting - (step.travel - before.travel);
}

function cutOf(problem: ProblemDescription, made: Plan, engineer: EngineerDescription, at: number): Cut {
  const steps = made.routes.find(route => route.engineer === engineer.id)?.steps ?? [];
  const visits = steps.filter(isVisit);
  const done = visits.filter(step => wayBegins(steps, step) < at);
  const last = done.at(-1);
  const pieces = (engineer.stock ?? []).flatMap(({ kind, amount }) => Array<number>(amount).fill(kind));
  const tools = new Set(engineer.tools);
  const plenty = { parts: [] as number[], tools: [] as number[] };
  for (const step of done) {
    const job = step.kind === 'job' ? problem.jobs.find(one => one.id === step.id) : undefined;
    for (const { kind, amount } of job?.parts ?? [])
      for (let count = 0; count < amount; count++) pieces.splice(pieces.indexOf(kind) >>> 0, 1);
    if (step.kind !== 'depot') continue;
    if (endOf(step) <= at) {
      for (const { kind, amount } of step.fetched!.parts) pieces.push(...Array<number>(amount).fill(kind));
      for (const kind of step.fetched!.tools) tools.add(kind);
      continue;
    }
    const depot = problem.depots!.find(one => one.id === step.id)!;
    plenty.parts.push(...[1, 2].filter(kind => hasPart(depot, kind)));
    plenty.tools.push(...(depot.tools ?? [7]));
  }
  const van = new Map([1, 2].map(kind => [kind, pieces.filter(piece => piece === kind).length]));
  const open = last?.kind === 'depot' && endOf(last) > at ? last : undefined;
  for (const kind of plenty.parts) pieces.push(...Array<number>(20).fill(kind));
  for (const kind of plenty.tools) tools.add(kind);
  const stock = [1, 2].map(kind => ({ kind, amount: pieces.filter(piece => piece === kind).length }));
  const place = last
    ? (last.kind === 'job' ? problem.jobs : problem.depots!).find(one => one.id === last.id)!.place
    : engineer.startPlace!;
  const ready = Math.max(at, engineer.shift![0], last ? endOf(last) : 0);
  return {
    begun: done.flatMap(({ kind, id }) => (kind === 'job' ? problem.jobs.filter(job => job.id === id) : [])),
    free: { at: ready, place },
    engineer: { ...engineer, stock, tools: [...tools] },
    van,
    atHand: problem.depots?.find(one => one.id === open?.id),
    isHomeward: steps.length > 0 && done.length === visits.length && wayBegins(steps, steps.at(-1)!) < at,
  };
}

/** Every set of open jobs that he can do from where and when he is free, the way home included, with what he fetches for it. */
function setsOf(
  problem: ProblemDescription,
  cut: Cut,
  open: readonly JobDescription[],
): Iterable<{ set: number; takes: Take[] }> {
  const found = new Map<string, { set: number; takes: Take[] }>();
  const { free, engineer, isHomeward } = cut;
  if (isHomeward) return [];
  const from = { ...engineer, startPlace: free.place, shift: [free.at, engineer.shift![1]] as const };
  const extend = (jobs: readonly JobDescription[]) => {
    const set = jobs.reduce((sum, job) => sum | (1 << open.indexOf(job)), 0);
    const ways = jobs.length > 0 && free.at <= from.shift[1] ? waysWithStops(problem, from, jobs) : [];
    for (const way of ways) {
      const takes = takesOf(problem, cut, way);
      // A stop may make a day shorter, where no setup is due behind it: nobody stops for that.
      const isIdle = (job: JobDescription) =>
        isDepot(job) &&
        !takes.some(({ depot }) => job.id === -1 - depot) &&
        hasAllNeeded(
          problem,
          from,
          way.filter(other => other !== job),
        );
      if (way.some(isIdle)) continue;
      const name = nameOf(set, takes);
      if (!found.has(name) && dayOf(problem, { ...from, maxJobs: undefined }, way) !== null)
        found.set(name, { set, takes });
    }
    for (const job of open) {
      const isAble = (job.skills ?? []).every(skill => engineer.skills?.includes(skill));
      const isHis = job.pinnedTo === undefined || job.pinnedTo === engineer.id;
      if (!jobs.includes(job) && isAble && isHis && !job.never?.includes(engineer.id)) extend([...jobs, job]);
    }
  };
  extend([]);
  return found.values();
}
