import { BadProblem } from '../model/description';

/** A JSON object being read; every reader names the field it refuses. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown, field: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadProblem(field, 'must be an object');
  return Object.fromEntries(Object.entries(value));
}

export function numberOf(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadProblem(field, 'must be a number');
  return value;
}

export function listOf<T>(value: unknown, field: string, read: (item: unknown, field: string) => T): T[] {
  if (!Array.isArray(value)) throw new BadProblem(field, 'must be an array');
  return value.map((item: unknown, index) => read(item, `${field}[${index}]`));
}

/** undefined if the key is missing, else what `read` makes of it. */
export function optional<T>(
  fields: Fields,
  key: string,
  field: string,
  read: (value: unknown, field: string) => T,
): T | undefined {
  return fields[key] === undefined ? undefined : read(fields[key], `${field}.${key}`);
}

export function flagOf(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw new BadProblem(field, 'must be true or false');
  return value;
}

export const numbersByName = (value: unknown, field: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(fieldsOf(value, field)).map(([name, one]) => [name, numberOf(one, `${field}.${name}`)]),
  );

export const numbersOf = (value: unknown, field: string) => listOf(value, field, numberOf);

export function pairOf(value: unknown, field: string): [number, number] {
  const [first, second, ...more] = numbersOf(value, field);
  if (first === undefined || second === undefined || more.length > 0)
    throw new BadProblem(field, 'must be two numbers');
  return [first, second];
}

export const pairsOf = (value: unknown, field: string) => listOf(value, field, pairOf);

export function textOf(value: unknown, field: string): string {
  if (typeof value !== 'string') throw new BadProblem(field, 'must be a text');
  return value;
}
