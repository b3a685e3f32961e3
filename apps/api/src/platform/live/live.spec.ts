import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import type { Actor, Scope } from '../database';
import { note } from '../outbox';
import type { Note } from '../outbox';
import { Refused } from '../refused';
import { EventStreams } from './event-streams';
import { LiveFeed } from './live-feed';
import { StreamClient } from './stream-client';

const actor: Actor = { personId: null, role: 'test', name: 'Test', source: 'api', requestId: 'r' };
const organisations = [randomUUID(), randomUUID(), randomUUID()] as const;
const [acme, other] = organisations;
const manufacturer = (organisationId: string): Scope => ({
  family: 'manufacturer',
  organisationId,
  ...actor,
});

let db: TestDatabase;
let feed: LiveFeed;
let streams: EventStreams;
let server: Server;
let scopes: Map<string, Scope>;
let revoked: Set<string>;
let clients: StreamClient[];

beforeAll(async () => {
  db = await testDatabase([], { poolSize: 24 });
});

beforeEach(async () => {
  scopes = new Map();
  revoked = new Set();
  clients = [];
  begin({});
  server = createServer((request, response) => {
    const credentialId = request.url?.slice(1) ?? '';
    const scope = scopes.get(credentialId);
    const serving = scope
      ? streams.serve(request, response, { scope, credentialId })
      : Promise.reject(new Error('who?'));
    serving.catch((error: unknown) =>
      response.writeHead(error instanceof Refused ? error.status : 500).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  await Promise.all(clients.map(client => client.end()));
  streams.stop();
  await feed.stop();
  server.close();
  server.closeAllConnections();
});

function begin(options: Partial<ConstructorParameters<typeof EventStreams>[1]>, feedOptions = {}) {
  feed = new LiveFeed(db.database, { pollMs: 5, ...feedOptions });
  streams = new EventStreams(feed, {
    checkMs: 50,
    heartbeatMs: 100,
    stillAllowed: async ids => new Set(ids.filter(id => !revoked.has(id))),
    ...options,
  });
}

async function beginAnew(options: Parameters<typeof begin>[0] = {}, feedOptions = {}) {
  streams.stop();
  await feed.stop();
  begin(options, feedOptions);
}

async function listen(scope: Scope, options: { reconnect?: boolean; headers?: Record<string, string> } = {}) {
  const credentialId = randomUUID();
  scopes.set(credentialId, scope);
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const client = new StreamClient(`http://127.0.0.1:${port}/${credentialId}`, options);
  clients.push(client);
  await Promise.race([client.open, client.gone]);
  return { client, credentialId };
}

const leave = (organisationId: string, change: Partial<Note> = {}) =>
  db.database.transaction(manufacturer(organisationId), tx =>
    note(tx, { topic: 'visit', subjectId: randomUUID(), ...change }),
  );

async function until(condition: () => boolean, patienceMs = 5_000) {
  for (const end = performance.now() + patienceMs; !condition();) {
    if (performance.now() > end) throw new Error('waited in vain');
    await sleep(5);
  }
}

async function asOwner<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

describe('the live feed', () => {
  it('loses, doubles and leaks nothing: 16 writers, 3 organisations, clients cut all the time', async () => {
    const listening = await Promise.all(
      organisations.flatMap(organisationId =>
        Array.from({ length: 4 }, async () => ({
          organisationId,
          ...(await listen(manufacturer(organisationId))),
        })),
      ),
    );
    const cutting = setInterval(() => clients[Math.floor(Math.random() * clients.length)]?.cut(), 10);
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let n = 0; n < 40; n++) {
          const organisationId = organisations[Math.floor(Math.random() * 3)] ?? acme;
          await db.database
            .transaction(manufacturer(organisationId), async tx => {
              await note(tx, { topic: 'visit', subjectId: randomUUID() });
              await sleep(Math.random() * 15);
              await note(tx, { topic: 'alert', subjectId: randomUUID() });
              if (Math.random() < 0.1) throw new Error('changed my mind');
            })
            .catch(() => undefined);
        }
      }),
    );
    clearInterval(cutting);
    const written = await asOwner<{ organisation_id: string; subject_id: string }>(
      'SELECT organisation_id, subject_id FROM outbox ORDER BY xid, id',
    );
    expect(written.length).toBeGreaterThan(1_000);
    expect(clients.reduce((sum, client) => sum + client.cuts, 0)).toBeGreaterThan(40);
    for (const { organisationId, client } of listening) {
      const own = written.filter(row => row.organisation_id === organisationId).map(row => row.subject_id);
      await until(() => client.heard.length >= own.length).catch(() => undefined);
      expect(client.heard.map(change => change.subjectId)).toEqual(own);
      expect(client.resets).toBe(0);
    }
  });

  it('shows each family only what row security lets it see', async () => {
    const partnerId = randomUUID();
    const customerId = randomUUID();
    const serviceRequestId = randomUUID();
    const all = {
      maker: await listen(manufacturer(acme)),
      partner: await listen({ family: 'partner', organisationId: acme, partnerId, ...actor }),
      customer: await listen({ family: 'customer', organisationId: acme, customerId, ...actor }),
      visitor: await listen({
        family: 'visitor',
        organisationId: acme,
        equipmentId: randomUUID(),
        serviceRequestId,
        ...actor,
      }),
      stranger: await listen({
        family: 'visitor',
        organisationId: acme,
        equipmentId: randomUUID(),
        serviceRequestId: null,
        ...actor,
      }),
      foreign: await listen({ family: 'customer', organisationId: other, customerId, ...actor }),
    };
    await leave(acme, { payload: { for: 'maker' } });
    await leave(acme, { partnerId, payload: { for: 'partner' } });
    await leave(acme, { customerId, serviceRequestId, payload: { for: 'customer' } });
    await leave(acme, {
      customerId: randomUUID(),
      serviceRequestId: randomUUID(),
      payload: { for: 'others' },
    });
    await until(() => all.maker.client.heard.length === 4);
    await sleep(100);
    const heard = Object.entries(all).map(([who, { client }]) => [
      who,
      client.heard.map(change => change.payload.for),
    ]);
    expect(Object.fromEntries(heard)).toEqual({
      maker: ['maker', 'partner', 'customer', 'others'],
      partner: ['partner'],
      customer: ['customer'],
      visitor: ['customer'],
      stranger: [],
      foreign: [],
    });
  });

  it('tells what a transaction wrote only when an older one has ended, and says that it waits', async () => {
    const { client } = await listen(manufacturer(acme));
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const older = db.database.transaction(manufacturer(acme), async tx => {
      await note(tx, { topic: 'visit', subjectId: null, payload: { n: 1 } });
      await held;
    });
    try {
      await sleep(20).then(() => leave(acme, { payload: { n: 2 } }));
      await until(() => feed.facts.blockedMs > 50);
      expect(client.heard).toEqual([]);
    } finally {
      // Held on, it would hold back what the specs after this one wait for.
      release();
    }
    await older;
    await until(() => client.heard.length === 2);
    expect(client.heard.map(change => change.payload.n)).toEqual([1, 2]);
  });

  it.each(['nonsense', 'other.1:5:6', 'x'.repeat(500)])(
    'asks to read everything again after %s',
    async lastEventId => {
      const { client } = await listen(manufacturer(acme), { headers: { 'Last-Event-ID': lastEventId } });
      expect(client.resets).toBe(1);
      expect(client.lastEventId).not.toBe(lastEventId);
      await leave(acme);
      await until(() => client.heard.length === 1);
    },
  );

  it('asks to read everything again when what was missed has been deleted, or is too much', async () => {
    const { client } = await listen(manufacturer(acme));
    await leave(acme, { payload: { n: 1 } });
    await until(() => client.heard.length === 1);
    const seen = client.lastEventId;
    await client.end();
    for (let n = 0; n < 3; n++) await leave(acme);
    const resumed = await listen(manufacturer(acme), { headers: { 'Last-Event-ID': seen } });
    await until(() => resumed.client.heard.length === 3);
    expect(resumed.client.resets).toBe(0);

    await beginAnew({}, { maxRecalled: 2 });
    const tooMuch = await listen(manufacturer(acme), { headers: { 'Last-Event-ID': seen } });
    await until(() => tooMuch.client.resets === 1);
    expect(tooMuch.client.heard).toEqual([]);

    // As retention leaves it: the newest of the old rows is the mark.
    await asOwner(`DELETE FROM outbox WHERE id < (SELECT max(id) FROM outbox)`);
    await asOwner(`UPDATE outbox SET at = now() - interval '8 days'`);
    await beginAnew();
    const tooOld = await listen(manufacturer(acme), { headers: { 'Last-Event-ID': seen } });
    expect(tooOld.client.resets).toBe(1);
  });

  it('keeps a quiet client on the way, so that coming back later is no reset', async () => {
    const { client } = await listen(manufacturer(acme));
    const before = client.lastEventId;
    await leave(other);
    await until(() => client.lastEventId !== before);
    expect(client.heard).toEqual([]);
  });
});

describe('an event stream', () => {
  it('ends within a second when its session is revoked, and no other does', async () => {
    const one = await listen(manufacturer(acme), { reconnect: false });
    const two = await listen(manufacturer(acme), { reconnect: false });
    revoked.add(one.credentialId);
    const start = performance.now();
    await one.client.gone;
    expect(performance.now() - start).toBeLessThan(1_000);
    await leave(acme);
    await until(() => two.client.heard.length === 1);
    expect(one.client.heard).toEqual([]);
    streams.revoke(two.credentialId);
    await two.client.gone;
  });

  it('is refused when there are too many, of one or of all', async () => {
    await beginAnew({ maxStreams: 3, maxPerCredential: 2 });
    const first = await listen(manufacturer(acme), { reconnect: false });
    const statusOf = async (credentialId: string) => {
      scopes.set(credentialId, manufacturer(acme));
      const address = server.address();
      const client = new StreamClient(
        `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/${credentialId}`,
        { reconnect: false },
      );
      clients.push(client);
      await Promise.race([client.open, client.gone]);
      return client.status;
    };
    expect(await statusOf(first.credentialId)).toBe(200);
    expect(await statusOf(first.credentialId)).toBe(429);
    expect(await statusOf('another')).toBe(200);
    expect(await statusOf('yet-another')).toBe(503);
  });

  it('lets go of everything when its client leaves', async () => {
    const { client } = await listen(manufacturer(acme), { reconnect: false });
    expect([streams.size, feed.facts.subscribers]).toEqual([1, 1]);
    await client.end();
    await until(() => streams.size === 0 && feed.facts.subscribers === 0);
  });

  it('carries what a browser and a proxy need to hear', async () => {
    scopes.set('plain', manufacturer(acme));
    const address = server.address();
    const abort = new AbortController();
    const response = await fetch(
      `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/plain`,
      { signal: abort.signal },
    );
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    const first = await response.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toContain('retry: 1000');
    abort.abort();
  });
});
