import { z } from 'zod';

type Json = { [key: string]: unknown };
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What every pattern of the contracts accepts at least one of. */
const words = ['Europe/Sofia', 'temperature', 'too-hot', '123456', 'EUR', 'abcdefghijklmnopqrstuvwxyz'];

/** Always the same, so that two calls ask for the same. */
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

/** Decides a value by its path (`/contact/email`); undefined leaves it to the sampler. */
export type Fill = (path: string) => unknown;

/**
 * A value that a schema accepts, with what is required and what `fill` wants. Refinements are not in a JSON schema: what
 * they ask for must be filled in.
 */
export function sampleOf(schema: z.ZodType, fill: Fill = () => undefined): unknown {
  return sampled(jsonOf(schema), '', fill);
}

/** Paths of everything that is an id, whether required or not: `/equipmentId`, `/attachmentIds/0`. */
export function idPathsOf(schema: z.ZodType): string[] {
  const found: string[] = [];
  walk(jsonOf(schema), '', (node, path) => {
    if (node['format'] === 'uuid') found.push(path);
  });
  return [...new Set(found)];
}

const jsonOf = (schema: z.ZodType): Json => {
  const json: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return isJson(json) ? json : {};
};

function walk(node: Json, path: string, visit: (node: Json, path: string) => void) {
  visit(node, path);
  for (const [name, child] of Object.entries(isJson(node['properties']) ? node['properties'] : {}))
    if (isJson(child)) walk(child, `${path}/${name}`, visit);
  if (isJson(node['items'])) walk(node['items'], `${path}/0`, visit);
  for (const child of alternatives(node)) walk(child, path, visit);
}

const alternatives = (node: Json): Json[] =>
  [node['anyOf'], node['oneOf'], node['allOf']].flatMap(list =>
    Array.isArray(list) ? list.filter(isJson) : [],
  );

function sampled(node: Json, path: string, fill: Fill): unknown {
  const wanted = fill(path);
  if (wanted !== undefined) return wanted;
  if ('const' in node) return node['const'];
  if (Array.isArray(node['enum'])) return node['enum'][0];
  const wish = (one: Json) => rank(one) + (mentions(one, path, fill) ? 0 : 2);
  const [first] = alternatives(node).toSorted((a, b) => wish(a) - wish(b));
  if (first) return sampled(first, path, fill);
  switch (Array.isArray(node['type']) ? node['type'][0] : node['type']) {
    case 'object':
      return sampledObject(node, path, fill);
    case 'array': {
      const item = isJson(node['items']) ? node['items'] : {};
      const least = Number(node['minItems'] ?? 0);
      const given = mentions(item, `${path}/0`, fill) ? Math.max(least, 1) : least;
      return Array.from({ length: given }, () => sampled(item, `${path}/0`, fill));
    }
    case 'string':
      return sampledString(node, path);
    case 'integer':
    case 'number':
      return Math.max(Number(node['minimum'] ?? 1), 1, Number(node['exclusiveMinimum'] ?? 0) + 1);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

/** What can be written without null comes first: a null tells less. What speaks of something that is filled in, before. */
const rank = (node: Json) => (node['type'] === 'null' ? 1 : 0);

function sampledObject(node: Json, path: string, fill: Fill): Json {
  const required = Array.isArray(node['required']) ? node['required'] : [];
  const made: Json = {};
  for (const [name, child] of Object.entries(isJson(node['properties']) ? node['properties'] : {})) {
    if (!isJson(child)) continue;
    const below = `${path}/${name}`;
    if (required.includes(name) || mentions(child, below, fill)) made[name] = sampled(child, below, fill);
  }
  return made;
}

function mentions(node: Json, path: string, fill: Fill): boolean {
  let found = false;
  walk(node, path, (_, at) => (found ||= fill(at) !== undefined));
  return found;
}

function sampledString(node: Json, path: string): string {
  const { format, pattern } = node;
  if (format === 'uuid') throw new TypeError(`No id for ${path}`);
  if (format === 'date-time') return TOMORROW;
  if (format === 'date') return TOMORROW.slice(0, 10);
  if (format === 'email') return 'somebody@example.com';
  const least = Number(node['minLength'] ?? 1);
  const fits = words.find(
    word => word.length >= least && (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(word)),
  );
  if (!fits) throw new TypeError(`No word for ${path} ${String(pattern)}`);
  return fits;
}
