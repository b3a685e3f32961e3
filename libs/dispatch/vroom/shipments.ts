import { BadProblem } from '../model/description';
import type { Shipment } from '../model/description';
import { fieldsOf, listOf, numberOf, numbersOf, optional } from './input';
import type { Fields } from './input';

export type End = 'pickup' | 'delivery';
const ends: readonly End[] = ['pickup', 'delivery'];

/** What VROOM calls an end of a shipment: pick-ups, deliveries and jobs have numbers of their own each. */
export interface EndName {
  type: End;
  id: number;
}

/** The ends of all shipments as jobs of the problem, two of each behind all others, under numbers that no job has. */
export interface ReadShipments {
  shipments: Shipment[];
  /** Fields as a job has them, and what the field is called that they came from. */
  rows: { row: Fields; field: string }[];
  names: Map<number, EndName>;
  idOf: Record<End, Map<number, number>>;
}

export function readShipments(value: unknown, jobIds: readonly number[]): ReadShipments {
  const read: ReadShipments = {
    shipments: [],
    rows: [],
    names: new Map(),
    idOf: { pickup: new Map(), delivery: new Map() },
  };
  // Below all others: whoever names a job that is not there must not hit one of these.
  let free = jobIds.reduce((least, id) => Math.min(least, Math.floor(id)), 0);
  for (const [index, shipment] of listOf(value ?? [], 'shipments', fieldsOf).entries()) {
    const field = `shipments[${index}]`;
    const shared = {
      skills: optional(shipment, 'skills', field, numbersOf),
      priority: optional(shipment, 'priority', field, numberOf),
    };
    const [pickup, delivery] = ends.map(type => {
      const at = `${field}.${type}`;
      const row = fieldsOf(shipment[type] ?? null, at);
      const id = numberOf(row.id, `${at}.id`);
      if (read.idOf[type].has(id)) throw new BadProblem(`${at}.id`, `${id} is there twice`);
      for (const name of ['after', 'split', 'pickup', 'delivery', 'amount', 'skills', 'priority'])
        if (row[name] !== undefined) throw new BadProblem(`${at}.${name}`, 'is not for an end of a shipment');
      free--;
      read.idOf[type].set(id, free);
      read.names.set(free, { type, id });
      read.rows.push({ row: { ...row, ...shared, id: free }, field: at });
      return free;
    });
    const amount = optional(shipment, 'amount', field, numbersOf);
    read.shipments.push({ pickup: pickup!, delivery: delivery!, ...(amount ? { amount } : {}) });
  }
  return read;
}

/** `jobs[7].windows` of an end of a shipment, where there are `jobCount` jobs beside them, as its own field. */
export function shipmentField(field: string, jobCount: number): string {
  const [, index, rest = ''] = /^jobs\[(\d+)\](.*)$/.exec(field) ?? [];
  const at = Number(index) - jobCount;
  if (!(at >= 0)) return field;
  const end = /^\.(priority|skills)\b/.test(rest) ? '' : `.${ends[at % 2]}`;
  return `shipments[${Math.floor(at / 2)}]${end}${rest}`;
}
