import { BadProblem } from '../model/description';
import type { DepotDescription, KindAmount } from '../model/description';
import { fieldsOf, listOf, numberOf, numbersOf, optional, pairsOf } from './input';
import type { Fields } from './input';
import { placeIn } from './places';
import type { Places } from './places';

export const amountsOf = (value: unknown, field: string) =>
  listOf(value, field, (item, at): KindAmount => {
    const one = fieldsOf(item, at);
    return { kind: numberOf(one.kind, `${at}.kind`), amount: numberOf(one.amount, `${at}.amount`) };
  });

export function depotsOf(rows: readonly Fields[], places: Places): DepotDescription[] {
  return rows.map((row, index) => {
    const field = `depots[${index}]`;
    const place = placeIn(places, row, 'location', field);
    if (place === undefined)
      throw new BadProblem(`${field}.${places.matrices ? 'location_index' : 'location'}`, 'is missing');
    return {
      id: numberOf(row.id, `${field}.id`),
      place,
      durationSeconds: optional(row, 'service', field, numberOf),
      windows: optional(row, 'time_windows', field, pairsOf),
      stock: optional(row, 'stock', field, amountsOf),
      parts: optional(row, 'parts', field, numbersOf),
      tools: optional(row, 'tools', field, numbersOf),
    };
  });
}
