import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { compile } from './model/compile';
import type { ProblemDescription } from './model/description';
import type { Problem } from './model/problem';
import { beginIsland, planOnIslands } from './planner/islands';
import type { Island, IslandOptions, Report, RouteLists } from './planner/islands';
import type { Plan } from './planner/plan-model';

/** Given to a thread that this file starts of itself; a worker of somebody else who only imports it has none. */
interface Errand {
  dispatchIsland: { problem: Problem; index: number; options: IslandOptions };
}

/** The same clock in every thread: ms since the epoch. */
const clock = () => performance.timeOrigin + performance.now();

/**
 * `plan` on several threads of this process, each with the whole budget; they share the matrices. All
 * threads have ended when it settles.
 *
 * @throws BadProblem as `plan` does; Error if a thread dies, whatever the others have found.
 */
export async function planOnThreads(
  description: ProblemDescription,
  threads: number,
  options: Omit<IslandOptions, 'begunMs'>,
  onBetter?: (better: Plan) => void,
): Promise<Plan> {
  const begunMs = clock();
  const problem = compile(description);
  const sent = shared(problem);
  const workers = Array.from(
    { length: threads },
    (_, index) =>
      new Worker(new URL(import.meta.url), {
        workerData: {
          dispatchIsland: { problem: sent, index, options: { ...options, islands: threads, begunMs } },
        } satisfies Errand,
      }),
  );
  try {
    return await planOnIslands(problem, workers.map(remote), {}, onBetter);
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
}

/** The same problem with matrices that a thread gets without a copy, and without the lists they were made of. */
function shared(problem: Problem): Problem {
  const known = new Map<Int32Array, Int32Array>();
  const share = (cells: Int32Array) => {
    const copy = known.get(cells) ?? new Int32Array(new SharedArrayBuffer(cells.byteLength));
    if (!known.has(cells)) copy.set(cells);
    known.set(cells, copy);
    return copy;
  };
  return {
    ...problem,
    description: { ...problem.description, matrices: {} },
    stated: { ...problem.stated, matrices: {} },
    durations: problem.durations.map(share),
    durationsTo: problem.durationsTo.map(share),
    costs: problem.costs.map(share),
    costsTo: problem.costsTo.map(share),
    distances: problem.distances.map(cells => cells && share(cells)),
  };
}

/** Fails as soon as the thread ends or breaks, also between two legs. */
function remote(worker: Worker): Island {
  const death = new Promise<never>((_, reject) => {
    worker.once('error', cause => reject(new Error(`a planning thread failed: ${cause.message}`, { cause })));
    worker.once('exit', code => reject(new Error(`a planning thread ended with ${code}`)));
  });
  // It may die while nobody waits for it; the next leg then hears of it.
  death.catch(() => undefined);
  return {
    sail: routes => {
      const answer = new Promise<Report>(resolve => worker.once('message', resolve));
      worker.postMessage(routes, []);
      return Promise.race([answer, death]);
    },
  };
}

function isErrand(data: unknown): data is Errand {
  return typeof data === 'object' && data !== null && 'dispatchIsland' in data;
}

if (!isMainThread && parentPort && isErrand(workerData)) {
  const port = parentPort;
  const { problem, index, options } = workerData.dispatchIsland;
  const sail = beginIsland(problem, index, options, clock);
  port.on('message', (routes: RouteLists | null) => port.postMessage(sail(routes)));
}
