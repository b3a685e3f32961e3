import { z } from 'zod';

/** What llama.cpp, vLLM, Ollama and LM Studio all turn into a grammar; limits and patterns are checked when the answer is here. */
const kept = new Set([
  'type',
  'properties',
  'required',
  'items',
  'enum',
  'const',
  'anyOf',
  'additionalProperties',
  'description',
]);

/** The JSON Schema of a zod schema, without the words that some server refuses. */
export function plainSchema(schema: z.ZodType): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(z.toJSONSchema(schema, { io: 'output' })).flatMap(([key, value]) => keep(key, value)),
  );
}

function keep(key: string, value: unknown): [string, unknown][] {
  if (!kept.has(key)) return [];
  if (key === 'properties' && isRecord(value))
    return [[key, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, thin(part)]))]];
  return [[key, key === 'enum' || key === 'required' ? value : thin(value)]];
}

function thin(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(thin);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => keep(key, part)));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
