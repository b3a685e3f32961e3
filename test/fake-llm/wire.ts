import type { ServerResponse } from 'node:http';
import type { Turn } from './fake-llm';

/** The wire format, right and wrong. */
export function json(response: ServerResponse, value: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}

export const completion = (
  content: string | null,
  {
    finish = 'stop',
    message = {},
    more = {},
  }: { finish?: string | null; message?: object; more?: object } = {},
): object => ({
  id: 'cmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'fake-1',
  choices: [{ index: 0, message: { role: 'assistant', content, ...message }, finish_reason: finish }],
  usage: { prompt_tokens: 12, completion_tokens: 7, total_tokens: 19 },
  ...more,
});

export const says =
  (content: (turn: Turn) => string | null, options: Parameters<typeof completion>[1] = {}) =>
  (turn: Turn): void =>
    json(turn.response, completion(content(turn), options));

export const fails =
  (status: number, error: object = { message: 'no', type: 'server_error' }, headers: object = {}) =>
  ({ response }: Pick<Turn, 'response'>): void =>
    json(response, { error }, status, headers);

/** Fails the first time, then answers. */
export const once =
  (status: number, headers: object = {}) =>
  (turn: Turn): void =>
    turn.attempt === 1
      ? fails(status, undefined, headers)(turn)
      : json(turn.response, completion(turn.answer));

export const rejects =
  (field: string) =>
  (turn: Turn): void =>
    field in turn.asked
      ? fails(400, { message: `Unsupported parameter: ${field}`, type: 'invalid_request_error' })(turn)
      : json(turn.response, completion(turn.answer));

/** One piece of a stream, as the line it is. */
export const piece = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'fake-1', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

export const done = 'data: [DONE]\n\n';

export function events(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
}

/** The answer in pieces of some letters. */
export const pieces = (text: string): string[] =>
  (text.match(/[^]{1,4}/gu) ?? []).map((part, index) =>
    piece(index === 0 ? { role: 'assistant', content: part } : { content: part }),
  );
