import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach } from '@jest/globals';
import { Client } from 'pg';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import type { Actor, Scope } from '../database';
import { note } from '../outbox';
import type { Note } from '../outbox';
import { Refused } from '../refused';
import { EventStreams } from './event-streams';
import type { EventStreamsOptions } from './event-streams';
import { LiveFeed } from './live-feed';
import type { LiveFeedOptions } from './live-feed';
import { StreamClient } from './stream-client';

export const actor: Actor = {
  personId: null,
  role: 'test',
  name: 'Test',
  source: 'api',
  requestId: 'r',
};
export const organisations = [randomUUID(), randomUUID(), randomUUID()] as const;
export const [acme, other] = organisations;
export const manufacturer = (organisationId: string): Scope => ({
  family: 'manufacturer',
  organisationId,
  ...actor,
});

interface ListenOptions {
  reconnect?: boolean;
  headers?: Record<string, string>;
  after?: string;
}

/** A feed with its streams behind a server, anew for each spec of the file, over one database. */
export class LiveWorld {
  db!: TestDatabase;
  feed!: LiveFeed;
  streams!: EventStreams;
  server!: Server;
  /** Who a credential is; the path of a request names the credential. */
  scopes = new Map<string, Scope>();
  revoked = new Set<string>();
  clients: StreamClient[] = [];

  constructor() {
    beforeAll(async () => {
      this.db = await testDatabase([], { poolSize: 24 });
    });
    beforeEach(() => this.open());
    afterEach(() => this.close());
  }

  private async open() {
    this.scopes = new Map();
    this.revoked = new Set();
    this.clients = [];
    this.begin({}, {});
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://localhost');
      const credentialId = url.pathname.slice(1);
      const scope = this.scopes.get(credentialId);
      const after = url.searchParams.get('after') ?? undefined;
      const serving = scope
        ? this.streams.serve(request, response, { scope, credentialId }, after)
        : Promise.reject(new Error('who?'));
      serving.catch((error: unknown) =>
        response.writeHead(error instanceof Refused ? error.status : 500).end(),
      );
    }).listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  private async close() {
    await Promise.all(this.clients.map(client => client.end()));
    this.streams.stop();
    await this.feed.stop();
    this.server.close();
    this.server.closeAllConnections();
  }

  private begin(options: Partial<EventStreamsOptions>, feedOptions: LiveFeedOptions) {
    this.feed = new LiveFeed(this.db.database, { pollMs: 5, ...feedOptions });
    this.streams = new EventStreams(this.feed, {
      checkMs: 50,
      heartbeatMs: 100,
      stillAllowed: async ids => new Set(ids.filter(id => !this.revoked.has(id))),
      ...options,
    });
  }

  async beginAnew(options: Partial<EventStreamsOptions> = {}, feedOptions: LiveFeedOptions = {}) {
    this.streams.stop();
    await this.feed.stop();
    this.begin(options, feedOptions);
  }

  urlOf(credentialId: string): string {
    const address = this.server.address();
    return `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/${credentialId}`;
  }

  /** A stream of a credential, once it has begun or was refused. */
  async listenAs(credentialId: string, scope: Scope, { after = '', ...options }: ListenOptions = {}) {
    this.scopes.set(credentialId, scope);
    const client = new StreamClient(
      `${this.urlOf(credentialId)}?${new URLSearchParams(after && { after })}`,
      options,
    );
    this.clients.push(client);
    await Promise.race([client.open, client.gone]);
    return { client, credentialId };
  }

  listen(scope: Scope, options: ListenOptions = {}) {
    return this.listenAs(randomUUID(), scope, options);
  }

  /** A change of an organisation, committed. */
  leave(organisationId: string, change: Partial<Note> = {}) {
    return this.db.database.transaction(manufacturer(organisationId), tx =>
      note(tx, { topic: 'visit', subjectId: randomUUID(), ...change }),
    );
  }

  async asOwner<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const client = new Client({ connectionString: this.db.ownerUrl });
    await client.connect();
    try {
      return (await client.query(sql, parameters)).rows;
    } finally {
      await client.end();
    }
  }
}

export async function until(condition: () => boolean, patienceMs = 5_000) {
  for (const end = performance.now() + patienceMs; !condition();) {
    if (performance.now() > end) throw new Error('waited in vain');
    await sleep(5);
  }
}
