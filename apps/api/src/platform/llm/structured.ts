import { z } from 'zod';
import type { Format } from './endpoint';
import { LlmFailed } from './llm';
import type { LlmCard, LlmMessage, LlmQuestion, LlmReply } from './llm';
import { plainSchema } from './plain-schema';

type Asked = Pick<Shape<unknown>, 'name' | 'schema'>;

export interface Shape<T> {
  /** Letters, digits and dashes. */
  name: string;
  schema: z.ZodType<T>;
  /** What else is wrong with an answer that fits the schema, to be mended; null: nothing. */
  problemOf?: (value: T) => string | null;
}

/**
 * An answer that fits a schema, or none. Whatever an endpoint promises about schemas, the answer is checked here; one that does
 * not fit, or has another problem, may be mended once, with what was wrong about it. Whether the second one has such a problem
 * is for the caller to see. @throws LlmFailed
 */
export async function structured<T>(
  ask: (question: LlmQuestion, format?: Format) => Promise<LlmReply>,
  card: LlmCard,
  question: LlmQuestion,
  shape: Shape<T>,
): Promise<{ value: T; replies: LlmReply[] }> {
  const format = formatOf(card, shape);
  const messages = [...question.messages, ...(card.json === 'schema' ? [] : [instruction(shape)])];
  const first = await ask({ ...question, messages }, format);
  const read = readJson(first.text, shape.schema);
  const problem = read.ok ? (shape.problemOf?.(read.value) ?? null) : read.problem;
  if (read.ok && problem === null) return { value: read.value, replies: [first] };
  const again: LlmMessage[] = [
    ...messages,
    { role: 'assistant', content: first.text.slice(0, 4_000) },
    { role: 'user', content: `That does not fit: ${problem}. Answer again, with the JSON object only.` },
  ];
  const second = await ask({ ...question, messages: again }, format);
  const mended = readJson(second.text, shape.schema);
  if (!mended.ok && read.ok) return { value: read.value, replies: [first, second] };
  if (!mended.ok) throw new LlmFailed('garbled', `The answer does not fit: ${mended.problem}`);
  return { value: mended.value, replies: [first, second] };
}

/** How this endpoint is told to keep to a schema. Never together with tools: then some servers drop one of the two. */
export function formatOf(card: LlmCard, { name, schema }: Asked): Format {
  if (card.json === 'object') return { type: 'json_object' };
  if (card.json === 'prompt') return undefined;
  return { type: 'json_schema', json_schema: { name, strict: true, schema: plainSchema(schema) } };
}

const instruction = ({ schema }: Asked): LlmMessage => ({
  role: 'user',
  content: `Answer with one JSON object and nothing else. It fits this schema: ${JSON.stringify(plainSchema(schema))}`,
});

/** Never throws: a text that is no JSON or does not fit comes back with the reason, short enough to be told to the model. */
export function readJson<T>(
  text: string,
  schema: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; problem: string } {
  const fenced = /```(?:json)?\s*([^]*?)```/i.exec(text)?.[1] ?? text;
  const start = fenced.indexOf('{');
  const end = fenced.lastIndexOf('}');
  if (start < 0 || end < start) return { ok: false, problem: 'there is no JSON object' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(fenced.slice(start, end + 1));
  } catch {
    return { ok: false, problem: 'it is not valid JSON' };
  }
  const { success, data, error } = schema.safeParse(parsed);
  if (success) return { ok: true, value: data };
  const issues = error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { ok: false, problem: issues.join('; ').slice(0, 500) };
}
