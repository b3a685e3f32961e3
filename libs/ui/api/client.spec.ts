import { describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { createClient } from './client';
import { ApiProblem, BadAnswer, Offline } from './problem';
import { addressOf } from './route';

const Visit = z.object({ id: z.string(), version: z.number() });
const routes = {
  getVisit: {
    method: 'GET',
    path: '/visits/:id',
    permission: 'visit.read',
    params: z.object({ id: z.string() }),
    answer: Visit,
  },
  listVisits: {
    method: 'GET',
    path: '/visits',
    permission: 'visit.read',
    query: z.object({
      status: z.string().optional(),
      limit: z.number().optional(),
      open: z.string().optional(),
    }),
    answer: z.object({ items: z.array(Visit), nextCursor: z.string().nullable() }),
  },
  accept: {
    method: 'POST',
    path: '/visits/:id/accept',
    permission: 'visit.perform',
    params: z.object({ id: z.string() }),
    body: z.object({ version: z.number() }),
    answer: Visit,
  },
  remove: {
    method: 'DELETE',
    path: '/sessions/:id',
    permission: 'session.own',
    params: z.object({ id: z.string() }),
  },
  upload: {
    method: 'POST',
    path: '/attachments',
    permission: 'attachment.create',
    carries: 'file-in',
    answer: z.object({ id: z.string() }),
  },
} as const;

type Reply = Response | Error;
function world(...replies: Reply[]) {
  const sent: { url: string; init: RequestInit; headers: Headers }[] = [];
  const waited: number[] = [];
  const onSignedOut = jest.fn();
  const client = createClient({
    routes,
    onSignedOut,
    newKey: () => `key-${sent.length}`,
    wait: ms => {
      waited.push(ms);
      return Promise.resolve();
    },
    fetch: (input, init) => {
      const reply = replies.shift() ?? new Error('nothing more to say');
      sent.push({
        url: typeof input === 'string' ? input : '',
        init: init ?? {},
        headers: new Headers(init?.headers),
      });
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
    },
  });
  return { client, sent, waited, onSignedOut };
}
const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const failure = <T>(promise: Promise<T>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a call', () => {
  it('fills the path, writes lists and claims into the query and leaves out what is not given', () => {
    expect(addressOf(routes.getVisit, { params: { id: 'a/b' } })).toBe('/visits/a%2Fb');
    const query = { status: ['open', 'linked'], open: true, limit: undefined, q: '' };
    expect(addressOf(routes.listVisits, { query })).toBe('/visits?status=open%2Clinked&open=true');
    expect(() => addressOf(routes.getVisit, {})).toThrow(RangeError);
  });

  it('answers what the contract describes and nothing else', async () => {
    const { client, sent } = world(json({ id: '7', version: 2, secret: 'x' }));
    expect(await client.call(routes.getVisit, { params: { id: '7' } })).toEqual({ id: '7', version: 2 });
    expect(sent[0]?.url).toBe('/api/visits/7');
    expect(sent[0]?.headers.get('x-callout')).toBe('1');
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false);
  });

  it('answers nothing where the route answers nothing', async () => {
    const { client } = world(new Response(null, { status: 204 }));
    expect(await client.call(routes.remove, { params: { id: '7' } })).toBeUndefined();
  });

  it('sends bytes as they are', async () => {
    const { client, sent } = world(json({ id: 'f' }));
    await client.call(routes.upload, { body: new Blob(['x'], { type: 'image/jpeg' }) });
    expect(sent[0]?.headers.get('content-type')).toBe('image/jpeg');
    expect(sent[0]?.init.body).toBeInstanceOf(Blob);
  });

  it('says so when server and app are of different versions', async () => {
    const { client } = world(json({ id: 7 }, 200, { 'x-request-id': 'r-1' }));
    const error = await failure(client.call(routes.getVisit, { params: { id: '7' } }));
    expect(error).toBeInstanceOf(BadAnswer);
    expect(error).toMatchObject({ requestId: 'r-1' });
  });
});

describe('trying again', () => {
  it('keeps the idempotency key, so that the effect happens once', async () => {
    const { client, sent, waited } = world(
      new TypeError('failed to fetch'),
      json({}, 503, { 'retry-after': '2' }),
      json({ id: '7', version: 3 }),
    );
    await client.call(routes.accept, { params: { id: '7' }, body: { version: 2 } });
    expect(sent.map(call => call.headers.get('idempotency-key'))).toEqual(['key-0', 'key-0', 'key-0']);
    expect(waited).toEqual([400, 2_000]);
  });

  it('ends after the third attempt with the network as the cause', async () => {
    const { client, sent } = world();
    const error = await failure(client.call(routes.getVisit, { params: { id: '7' } }));
    expect(error).toBeInstanceOf(Offline);
    expect(error).toMatchObject({ reason: 'network' });
    expect(sent).toHaveLength(3);
  });

  it('does not repeat what was refused', async () => {
    const { client, sent } = world(json({ code: 'visit-overlaps', status: 409, title: 'x', type: 'x' }, 409));
    await failure(client.call(routes.accept, { params: { id: '7' }, body: { version: 2 } }));
    expect(sent).toHaveLength(1);
  });

  it('gives up in time and says that it was slow', async () => {
    const client = createClient({
      routes,
      timeoutMs: 20,
      fetch: (_input, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    });
    const error = await failure(client.call(routes.getVisit, { params: { id: '7' } }));
    expect(error).toMatchObject({ name: 'Offline', reason: 'timeout' });
  });

  it('is not told to a caller who has left', async () => {
    const leaving = new AbortController();
    leaving.abort(new Error('left'));
    const client = createClient({ routes, fetch: () => Promise.reject(leaving.signal.reason) });
    const error = await failure(
      client.call(routes.getVisit, { params: { id: '7' }, signal: leaving.signal }),
    );
    expect(error).not.toBeInstanceOf(Offline);
  });
});

describe('a refusal', () => {
  it('carries code, facts, field errors and request id', async () => {
    const body = {
      type: 'urn:callout:refusal:stale-version',
      title: 'Conflict',
      status: 409,
      code: 'stale-version',
      requestId: 'r-9',
      errors: [{ path: '/contact/email', message: 'not an address' }],
      facts: { version: 5 },
    };
    const { client } = world(json(body, 409));
    const error = await failure(client.call(routes.accept, { params: { id: '7' }, body: { version: 2 } }));
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({
      status: 409,
      code: 'stale-version',
      facts: { version: 5 },
      requestId: 'r-9',
    });
    if (error instanceof ApiProblem) expect(error.errorOf('contact/email')).toBe('not an address');
  });

  it('is read from the type when there is no code, and from the status when there is no problem', async () => {
    const { client } = world(
      json({ type: 'urn:callout:refusal:in-the-past' }, 422),
      new Response('<html>too large</html>', { status: 413 }),
    );
    expect(await failure(client.call(routes.getVisit, { params: { id: '7' } }))).toMatchObject({
      code: 'in-the-past',
    });
    expect(await failure(client.call(routes.getVisit, { params: { id: '7' } }))).toMatchObject({
      code: 'body-too-large',
    });
  });

  it('signs out when the session ended, not when the password was wrong', async () => {
    const { client, onSignedOut } = world(
      json({ code: 'sign-in-failed' }, 401),
      json({ code: 'not-signed-in' }, 401),
    );
    await failure(client.call(routes.getVisit, { params: { id: '7' } }));
    expect(onSignedOut).not.toHaveBeenCalled();
    await failure(client.call(routes.getVisit, { params: { id: '7' } }));
    expect(onSignedOut).toHaveBeenCalledTimes(1);
  });
});
