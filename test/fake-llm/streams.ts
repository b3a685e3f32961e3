import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from './scenarios';
import { done, events, fails, piece, pieces } from './wire';

const sends =
  (...lines: string[]): Scenario =>
  ({ response }) => {
    events(response);
    response.end(lines.join(''));
  };

const begun = piece({ role: 'assistant', content: 'Turn the breaker OFF and do ' });

/** Ways in which an answer that is streamed ends, or does not. */
export const streams: Readonly<Record<string, Scenario>> = {
  'stream-ok': ({ response, answer }) => {
    events(response);
    response.end([...pieces(answer), piece({}, 'stop'), done].join(''));
  },
  'stream-no-done': ({ response, answer }) => {
    events(response);
    response.end([...pieces(answer), piece({}, 'stop')].join(''));
  },
  'stream-no-role': sends(piece({ content: 'All ' }), piece({ content: 'right' }), piece({}, 'stop'), done),
  'stream-usage-last': sends(
    piece({ role: 'assistant', content: 'All right' }),
    piece({}, 'stop'),
    'data: {"id":"c","object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":1}}\n\n',
    done,
  ),
  'stream-split': async ({ response, answer }) => {
    events(response);
    const bytes = Buffer.from([...pieces(answer), piece({}, 'stop'), done].join(''));
    for (let at = 0; at < bytes.length && !response.destroyed; at += 5) {
      response.write(bytes.subarray(at, at + 5));
      if (at % 100 === 0) await sleep(1);
    }
    response.end();
  },
  'stream-closed': sends(begun),
  'stream-done-only': sends(begun, done),
  'stream-cut': ({ response }) => {
    events(response);
    response.write(begun, () => setTimeout(() => response.socket?.destroy(), 30));
  },
  'stream-silent': ({ response }) => {
    events(response);
    response.flushHeaders();
  },
  'stream-stall': ({ response }) => {
    events(response);
    response.write(begun);
  },
  'stream-bad-piece': sends(begun, 'data: {"choices": [oops\n\n', done),
  'stream-odd-piece': sends(begun, 'data: {"choices":"none"}\n\n', piece({}, 'stop'), done),
  'stream-error': sends(begun, 'data: {"error":{"message":"the engine died"}}\n\n'),
  'stream-refusal': sends(piece({ role: 'assistant', refusal: 'I cannot' }), piece({}, 'stop'), done),
  'stream-filter': sends(begun, piece({}, 'content_filter'), done),
  'stream-length': sends(begun, piece({}, 'length'), done),
  'stream-html': ({ response }) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>no</html>'),
  'stream-busy': fails(429, { message: 'slow down' }, { 'retry-after': '120' }),
};
