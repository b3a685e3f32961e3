import { BadProblem } from './description';
import type { JobDescription, ProblemDescription } from './description';

/** @throws BadProblem naming the shipment that makes no sense. */
export function checkCarriage(
  { jobs, shipments = [], together = [] }: ProblemDescription,
  loads: number,
): void {
  const byId = new Map(jobs.map(job => [job.id, job]));
  const awaited = new Set(jobs.flatMap(({ after = [] }) => after.map(order => order.job)));
  const crews = new Set(together.flat());
  const used = new Set<number>();
  for (const [at, { pickup, delivery, amount = [] }] of shipments.entries()) {
    const field = `shipments[${at}]`;
    if (amount.length > loads)
      throw new BadProblem(`${field}.amount`, `has ${amount.length} kinds of load, engineers ${loads}`);
    for (const [kind, one] of amount.entries())
      if (!(one >= 0 && one <= 1e12))
        throw new BadProblem(`${field}.amount[${kind}]`, 'must be a number, not negative');
    for (const [end, id] of Object.entries({ pickup, delivery })) {
      const job = byId.get(id);
      if (!job) throw new BadProblem(`${field}.${end}`, `there is no job ${id}`);
      if (used.has(id)) throw new BadProblem(`${field}.${end}`, `job ${id} is in a shipment already`);
      used.add(id);
      const reason = whyNot(job, awaited.has(id), crews.has(id));
      if (reason) throw new BadProblem(`${field}.${end}`, `job ${id} ${reason}`);
    }
    const [from, to] = [byId.get(pickup)!, byId.get(delivery)!];
    if (from.pinnedTo !== to.pinnedTo || Boolean(from.mayWait) !== Boolean(to.mayWait))
      throw new BadProblem(`${field}.delivery`, 'must be pinned as its pick-up is');
  }
}

function whyNot(job: JobDescription, isAwaited: boolean, isInCrew: boolean): string | null {
  if (job.after?.length) return 'must not wait for others';
  if (isAwaited) return 'must not be waited for';
  if (isInCrew) return 'must not be in a crew';
  return job.split ? 'must not be in parts' : null;
}
