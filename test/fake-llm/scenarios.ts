import { setTimeout as sleep } from 'node:timers/promises';
import type { Turn } from './fake-llm';
import { streams } from './streams';
import { completion, fails, json, once, rejects, says } from './wire';

export type Scenario = (turn: Turn) => void | Promise<void>;

const bytesOf = (turn: Turn): Buffer => Buffer.from(JSON.stringify(completion(turn.answer)));

/** Writes the answer's bytes one part at a time, with a pause between. */
async function trickle(turn: Turn, partBytes: number, pauseMs: number): Promise<void> {
  const bytes = bytesOf(turn);
  turn.response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
  for (let at = 0; at < bytes.length && !turn.response.destroyed; at += partBytes) {
    turn.response.write(bytes.subarray(at, at + partBytes));
    await sleep(pauseMs);
  }
  turn.response.end();
}

/** Every way in which an endpoint answers a question, seen in the field. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  ok: turn => (turn.asked.stream ? streams['stream-ok']?.(turn) : says(({ answer }) => answer)(turn)),
  enforced: turn =>
    says(({ asked, answer }) =>
      asked.response_format?.type === 'json_schema' ? '{"colour":"quartz-7"}' : answer,
    )(turn),
  fenced: says(({ answer }) => `Here you are:\n\`\`\`json\n${answer}\n\`\`\`\nAnything else?`),
  chatty: says(({ answer }) => `Of course! ${answer} Hope that helps.`),
  think: says(({ answer }) => `<think>It could be {"colour":"red"}.</think>\n${answer}`),
  'think-tail': says(({ answer }) => `maybe {"colour":"red"}</think>${answer}`),
  'think-open': says(() => '<think>It could be that'),
  'no-usage': turn => json(turn.response, completion(turn.answer, { more: { usage: undefined } })),
  'odd-usage': turn =>
    json(turn.response, completion(turn.answer, { more: { usage: { prompt_tokens: 'x' } } })),
  'no-model': turn => json(turn.response, completion(turn.answer, { more: { model: undefined } })),
  'plain-type': ({ response, answer }) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(JSON.stringify(completion(answer)));
  },
  'split-utf8': turn => trickle(turn, 1, 0),
  late: async turn => {
    await sleep(Number(turn.argument));
    if (!turn.response.destroyed) says(({ answer }) => answer)(turn);
  },
  'slow-body': turn => trickle(turn, 20, Number(turn.argument || 400)),
  stalled: turn => {
    turn.response.writeHead(200, { 'content-type': 'application/json' });
    turn.response.write('{"id":"c","choices":[');
  },
  silent: () => undefined,
  'hang-up': ({ response }) => void response.socket?.destroy(),
  'cut-body': turn => {
    const bytes = bytesOf(turn);
    turn.response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
    turn.response.write(bytes.subarray(0, 40), () => turn.response.socket?.destroy());
  },
  endless: async ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (let sent = 0; sent < 400 && !response.destroyed; sent++) {
      if (!response.write(' '.repeat(65_536))) await sleep(1);
    }
    response.end();
  },
  html: ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html><body>Please sign in to the proxy</body></html>');
  },
  'error-200': ({ response }) => json(response, { error: { message: 'model is loading' } }),
  'no-choices': ({ response }) => json(response, { id: 'c', choices: [] }),
  'no-content': says(() => null),
  empty: says(() => ''),
  refusal: says(() => null, { message: { refusal: 'I cannot help with that.' } }),
  filter: says(() => 'The', { finish: 'content_filter' }),
  length: says(({ answer }) => answer.slice(0, 8), { finish: 'length' }),
  'finish-null': says(({ answer }) => answer, { finish: null }),
  'tool-call': says(() => null, {
    finish: 'tool_calls',
    message: { tool_calls: [{ id: 't', type: 'function', function: { name: 'reboot', arguments: '{}' } }] },
  }),
  'not-json': says(() => '{"colour": green'),
  'no-json': says(() => 'The colour is green.'),
  'wrong-enum': says(() => '{"colour":"octarine"}'),
  mended: turn => says(({ attempt, answer }) => (attempt === 1 ? '{"colour":"octarine"}' : answer))(turn),
  array: says(({ answer }) => `[${answer.replace('{', '(')}]`),
  busy: fails(429, { message: 'slow down', type: 'rate_limit' }, { 'retry-after': '120' }),
  'busy-once': once(429, { 'retry-after': '0' }),
  'busy-until': once(429, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }),
  quota: fails(429, {
    message: 'You are out of credit',
    code: 'insufficient_quota',
    type: 'insufficient_quota',
  }),
  'server-error': fails(500),
  'server-error-once': once(500),
  'bad-gateway': ({ response }) =>
    void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502</h1>'),
  overloaded: fails(503),
  'gateway-timeout': fails(504),
  unauthorised: fails(401, {
    message: 'Incorrect API key provided: sk-secret',
    type: 'invalid_request_error',
  }),
  forbidden: fails(403),
  'no-such-model': fails(404, { message: 'model not found', type: 'invalid_request_error' }),
  'too-long': fails(400, { message: 'context length exceeded', code: 'context_length_exceeded' }),
  'no-schema': rejects('response_format'),
  'no-max-tokens': rejects('max_tokens'),
  'no-temperature': rejects('temperature'),
  redirect: ({ response }) =>
    void response.writeHead(307, { location: 'http://127.0.0.1:9/v1/chat/completions' }).end(),
  ...streams,
};
