import type { Carriage } from './coupling';
import type { ProblemDescription } from './description';
import type { Problem } from './problem';

/** Null where nothing is loaded on the way: then nothing is looked up for it. */
export function compileCarriage(
  { jobs, shipments = [] }: ProblemDescription,
  loads: number,
): Carriage | null {
  if (shipments.length === 0 && !jobs.some(job => job.pickup?.some(amount => amount > 0))) return null;
  const index = new Map(jobs.map((job, at) => [job.id, at]));
  const carriage: Carriage = {
    delivery: new Int32Array(jobs.length).fill(-1),
    pickup: new Int32Array(jobs.length).fill(-1),
    collected: new Float64Array(jobs.length * loads),
    hauled: new Float64Array(jobs.length * loads),
  };
  for (const [at, job] of jobs.entries()) carriage.collected.set(job.pickup ?? [], at * loads);
  for (const shipment of shipments) {
    const [from, to] = [index.get(shipment.pickup)!, index.get(shipment.delivery)!];
    carriage.delivery[from] = to;
    carriage.pickup[to] = from;
    carriage.hauled.set(shipment.amount ?? [], from * loads);
  }
  return carriage;
}

/** Does the job come and go with another one? */
export function isCarried({ carriage }: Problem, job: number): boolean {
  return carriage !== null && (carriage.delivery[job] !== -1 || carriage.pickup[job] !== -1);
}

/** It goes into a route with its pick-up, never on its own. */
export function isDelivery({ carriage }: Problem, job: number): boolean {
  return carriage !== null && carriage.pickup[job] !== -1;
}

/** Does what a job loads on the way fit into an empty van? */
export function fitsIntoVan({ carriage, capacity, loads }: Problem, engineer: number, job: number): boolean {
  if (carriage === null) return true;
  for (let kind = 0; kind < loads; kind++) {
    const amount = carriage.collected[job * loads + kind]! + carriage.hauled[job * loads + kind]!;
    if (amount > capacity[engineer * loads + kind]!) return false;
  }
  return true;
}

/** Who cannot do one end of a shipment cannot do the other. */
export function barTornShipments({ carriage, allowed, jobCount, engineerCount }: Problem): void {
  if (carriage === null) return;
  for (const [pickup, delivery] of carriage.delivery.entries()) {
    if (delivery === -1) continue;
    for (let row = 0; row < engineerCount * jobCount; row += jobCount)
      if (allowed[row + pickup] === 0 || allowed[row + delivery] === 0)
        allowed[row + pickup] = allowed[row + delivery] = 0;
  }
}
