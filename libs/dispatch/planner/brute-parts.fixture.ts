import type { Group, JobDescription, ProblemDescription } from '../model/description';

/** Numbers of pieces are those of their jobs times this, counted on from there. */
const apart = 1_000;

/** The problem with a job for each piece of a job in parts; a job only waits for smaller numbers. */
export function inPieces(problem: ProblemDescription): ProblemDescription {
  if (!problem.jobs.some(job => job.split)) return problem;
  const pieces = new Map(problem.jobs.map(job => [job.id, piecesOf(job)]));
  const all = (groups: readonly Group[] = []) =>
    groups.map(group => group.flatMap(id => pieces.get(id)!.map(piece => piece.id)));
  const one = (groups: readonly Group[] = []) => groups.map(group => group.map(id => id * apart));
  return {
    ...problem,
    jobs: [...pieces.values()].flat().map(piece => ({
      ...piece,
      after: piece.after?.map(order =>
        order.job < apart ? { ...order, job: pieces.get(order.job)!.at(-1)!.id } : order,
      ),
    })),
    sameEngineer: [...all(problem.sameEngineer), ...all(problem.jobs.map(job => [job.id]))],
    differentEngineer: one(problem.differentEngineer),
    together: one(problem.together),
    shipments: problem.shipments?.map(shipment => ({
      ...shipment,
      pickup: shipment.pickup * apart,
      delivery: shipment.delivery * apart,
    })),
  };
}

function piecesOf(job: JobDescription): JobDescription[] {
  const { split, durationSeconds = 0, durationPerType } = job;
  if (!split || durationSeconds <= split.partSeconds)
    return [{ ...job, id: job.id * apart, split: undefined }];
  const pieces: JobDescription[] = [];
  for (let from = 0; from < durationSeconds;) {
    const to = Math.min(durationSeconds, from + split.partSeconds);
    const id = job.id * apart + pieces.length;
    const senior = (until: number) =>
      Math.round(((durationPerType?.['senior'] ?? 0) * until) / durationSeconds);
    pieces.push({
      ...job,
      id,
      durationSeconds: to - from,
      ...(durationPerType ? { durationPerType: { senior: senior(to) - senior(from) } } : {}),
      ...(from > 0
        ? {
            priority: 0,
            demand: undefined,
            pickup: undefined,
            parts: undefined,
            preferred: undefined,
            due: undefined,
            preferredWindows: undefined,
            after: [{ job: id - 1 }],
          }
        : {}),
    });
    from = to;
  }
  return pieces;
}

const jobOf = (piece: number) => Math.floor(piece / apart);

/** A job in parts counts once. */
export function isCounted({ id, split }: JobDescription): boolean {
  return !split || id % apart === 0;
}

/** All pieces of each job, or none? */
export function areWhole({ jobs }: ProblemDescription, served: ReadonlySet<JobDescription>): boolean {
  const left = new Set(jobs.filter(job => job.split && !served.has(job)).map(job => jobOf(job.id)));
  return [...served].every(job => !job.split || !left.has(jobOf(job.id)));
}

/** Has each piece a shift of its own, where it must? */
export function keepsShifts(jobs: readonly JobDescription[]): boolean {
  const own = jobs.filter(job => job.split && !job.split.mayShareShift).map(job => jobOf(job.id));
  return new Set(own).size === own.length;
}
