import { BadProblem, plan, readVroom, vroomField, writeVroom } from '#dispatch';

export interface VroomWork {
  /** JSON in UTF-8. */
  body: Uint8Array;
  seed: number;
  seconds: number | undefined;
  iterations: number | undefined;
  /** At most so many of each. */
  limits: { jobs: number; shipments: number; vehicles: number; depots: number };
}

/** VROOM's output, or which field of the input makes no sense, as a JSON pointer. */
export type VroomOutcome = { solution: object } | { bad: { path: string; message: string } };

/** Without a budget given: what a problem deserves, the same on any machine, within a time that nobody waits out. */
const iterationsPerJob = 1_000;
const mostIterations = 100_000;
const mostSeconds = 30;

/** Runs in the planner's thread: parsing a matrix of megabytes is work, too. */
export function solveVroom(work: VroomWork, now: () => number): VroomOutcome {
  const begun = now();
  let jobCount: number | undefined;
  try {
    const problem = readVroom(limited(parsed(work.body), work.limits));
    jobCount = problem.problem.jobs.length - problem.ends.size;
    const iterations = work.iterations ?? (work.seconds === undefined ? deserved(problem) : undefined);
    const budgetMs = (work.seconds ?? mostSeconds) * 1_000;
    const solution = plan(problem.problem, { seed: work.seed, iterations, budgetMs, now });
    return { solution: writeVroom(problem, solution, now() - begun) };
  } catch (error) {
    if (!(error instanceof BadProblem)) throw error;
    const field = vroomField(error.field, jobCount);
    return { bad: { path: pointerTo(field), message: error.message.slice(error.field.length + 2) } };
  }
}

const deserved = ({ problem }: { problem: { jobs: readonly unknown[] } }) =>
  Math.min(mostIterations, iterationsPerJob * problem.jobs.length);

function parsed(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return value;
  } catch {
    throw new BadProblem('', 'the body is not JSON');
  }
}

function limited(value: unknown, limits: VroomWork['limits']): unknown {
  for (const [name, most] of Object.entries(limits)) {
    const list: unknown = Reflect.get(Object(value), name);
    if (Array.isArray(list) && list.length > most) throw new BadProblem(name, `are more than ${most}`);
  }
  return value;
}

/** `vehicles[0].time_window` -> `/body/vehicles/0/time_window` */
function pointerTo(field: string): string {
  const parts = field.split(/[.[\]]+/).filter(part => part !== '' && part !== 'problem');
  return ['/body', ...parts.map(part => part.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}
