import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';
import { dayOf } from '../planner/brute-force.fixture';
import { waysWithStops } from '../planner/brute-stock.fixture';
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
  /** With what is left on the van. */
  engineer: EngineerDescription;
  /** On his way home, or there: he is not sent again. */
  isHomeward: boolean;
}

const endOf = (step: PlanStep) => step.arrival + step.waiting + step.setup + step.duration;

/**
 * The best repair of a running day without breaks by trying everything: what has begun stays, whatever has not is shared out and ordered
 * anew. The van is counted from the plan, step by step; a stop under way has whatever its depot has.
 */
export function bruteRepair(
  problem: ProblemDescription,
  made: Plan,
  at: number,
  isHomeless: (job: number) => boolean,
  sick: number | null,
): BruteRepair {
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
  let shared = new Map([[0, 0]]);
  for (const cut of cuts) {
    const more = new Map(shared);
    for (const set of cut.engineer.id === sick ? [] : setsOf(problem, cut, open)) {
      const jobs = open.filter((_, index) => (set >> index) & 1);
      for (const [done, changed] of shared) {
        if ((done & set) !== 0) continue;
        const sum = changed + changesIn(jobs, cut.engineer);
        more.set(done | set, Math.min(more.get(done | set) ?? Infinity, sum));
      }
    }
    shared = more;
  }
  const scores = [...shared].map(([done, changed]): BruteRepair => {
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

function cutOf(problem: ProblemDescription, made: Plan, engineer: EngineerDescription, at: number): Cut {
  const steps = made.routes.find(route => route.engineer === engineer.id)?.steps ?? [];
  const visits = steps.filter(({ kind }) => kind === 'job' || kind === 'depot');
  // The way there takes as long as the travel between the two steps says.
  const wayBegins = (step: PlanStep) => {
    const before = steps[steps.indexOf(step) - 1]!;
    return step.arrival + step.waiting - (step.travel - before.travel);
  };
  const done = visits.filter(step => wayBegins(step) < at);
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
    plenty.parts.push(...(depot.parts ?? [1, 2]));
    plenty.tools.push(...(depot.tools ?? [7]));
  }
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
    isHomeward: steps.length > 0 && done.length === visits.length && wayBegins(steps.at(-1)!) < at,
  };
}

/** Every set of open jobs that he can do from where and when he is free, the way home included. */
function setsOf(problem: ProblemDescription, cut: Cut, open: readonly JobDescription[]): Set<number> {
  const found = new Set<number>();
  const { free, engineer, isHomeward } = cut;
  if (isHomeward) return found;
  const from = { ...engineer, startPlace: free.place, shift: [free.at, engineer.shift![1]] as const };
  const extend = (jobs: readonly JobDescription[]) => {
    if (jobs.length > 0) {
      const ways = waysWithStops(problem, from, jobs);
      const set = jobs.reduce((sum, job) => sum | (1 << open.indexOf(job)), 0);
      if (!found.has(set) && free.at <= from.shift[1])
        if (ways.some(way => dayOf(problem, { ...from, maxJobs: undefined }, way) !== null)) found.add(set);
    }
    for (const job of open) {
      const isAble = (job.skills ?? []).every(skill => engineer.skills?.includes(skill));
      const isHis = job.pinnedTo === undefined || job.pinnedTo === engineer.id;
      if (!jobs.includes(job) && isAble && isHis && !job.never?.includes(engineer.id)) extend([...jobs, job]);
    }
  };
  extend([]);
  return found;
}
