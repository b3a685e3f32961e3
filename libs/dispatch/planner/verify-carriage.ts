import type { ProblemDescription } from '../model/description';
import type { Plan } from './plan-model';
import { askedIn } from './verify-parts';

/** Shipments that are torn or the wrong way round, and vans that carry too much on some leg of their way. */
export function carriageFaults(
  { engineers, jobs, shipments = [] }: ProblemDescription,
  { routes }: Plan,
): string[] {
  const byId = new Map(jobs.map(job => [job.id, job]));
  const faults: string[] = [];
  const owners = new Map<number, number>();
  const ranks = new Map<number, number>();
  for (const { engineer, steps } of routes) {
    const visits = steps.flatMap(step => {
      const job = step.kind === 'job' ? byId.get(step.id!) : undefined;
      return job ? [askedIn(job, step)] : [];
    });
    for (const [rank, { id }] of visits.entries()) {
      owners.set(id, engineer);
      ranks.set(id, rank);
    }
    const { capacity = [] } = engineers.find(one => one.id === engineer) ?? {};
    for (const [kind, room] of capacity.entries()) {
      let load = visits.reduce((sum, job) => sum + (job.demand?.[kind] ?? 0), 0);
      let most = load;
      for (const { id, demand, pickup } of visits) {
        load += (pickup?.[kind] ?? 0) - (demand?.[kind] ?? 0);
        for (const shipment of shipments) {
          if (shipment.pickup === id) load += shipment.amount?.[kind] ?? 0;
          if (shipment.delivery === id) load -= shipment.amount?.[kind] ?? 0;
        }
        most = Math.max(most, load);
      }
      if (most > room)
        faults.push(`engineer ${engineer}: carries ${most} of load ${kind}, more than ${room}`);
    }
  }
  for (const { pickup, delivery } of shipments) {
    const [from, to] = [owners.get(pickup), owners.get(delivery)];
    if (from !== to) faults.push(`jobs ${pickup} and ${delivery} are not fetched and brought in one shift`);
    else if (from !== undefined && ranks.get(pickup)! > ranks.get(delivery)!)
      faults.push(`job ${delivery} delivers what is picked up later, at job ${pickup}`);
  }
  return faults;
}
