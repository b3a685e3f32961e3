import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll } from '@jest/globals';
import { Client } from 'pg';
import type { EntitySchema } from 'typeorm';
import { Database } from '../apps/api/src/platform/database';
import type { DatabaseOptions } from '../apps/api/src/platform/database';
import type { TestServer } from './test-server';

/** The run has no database server of its own, so no spec may create or drop anything. */
export class NoTestServer extends Error {
  override readonly name = 'NoTestServer';
}

export interface TestDatabase {
  /** Connected as the product is: subject to row security. */
  database: Database;
  /** For arranging and looking behind row security. */
  ownerUrl: string;
  appUrl: string;
  drop: () => Promise<void>;
}

type Entities = readonly (Function | EntitySchema)[];

/**
 * A migrated, empty database of this spec's own. It is dropped after the spec file, or by `drop()`.
 * @throws NoTestServer if the server is not the one this run started
 */
export async function testDatabase(
  entities: Entities = [],
  options: Partial<DatabaseOptions> = {},
): Promise<TestDatabase> {
  const { ownerUrl, appUrl, drop: dropBare } = await bareDatabase('callout');
  const database = await Database.open({ url: appUrl, entities, poolSize: 8, ...options });
  const drop = async () => {
    await database.close();
    await dropBare();
  };
  leftovers.add(drop);
  return { database, ownerUrl, appUrl, drop };
}

/** As `testDatabase`, without the tables and not yet connected: for specs of what makes them. */
export async function bareDatabase(template = 'template0') {
  const server = await ourServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner(server, client =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`),
  );
  let dropped = false;
  const drop = async () => {
    leftovers.delete(drop);
    if (dropped) return;
    dropped = true;
    await asOwner(server, client => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  };
  leftovers.add(drop);
  return { name, ownerUrl: at(server.ownerUrl, name), appUrl: at(server.appUrl, name), drop };
}

const leftovers = new Set<() => Promise<void>>();

/** Runs after the spec file, the latest first: what uses a database ends before the database does. */
export function atEnd(release: () => Promise<void>) {
  leftovers.add(release);
}

afterAll(async () => {
  for (const drop of [...leftovers].toReversed()) await drop();
});

let checked: TestServer | undefined;

async function ourServer(): Promise<TestServer> {
  if (checked) return checked;
  const path = process.env.CALLOUT_TEST_SERVER;
  if (!path)
    throw new NoTestServer(
      'This run started no database server: test/global-setup.ts must be its globalSetup',
    );
  const server: TestServer = JSON.parse(readFileSync(path, 'utf8'));
  const { rows } = await asOwner(server, client =>
    client.query<{ mark: string }>(
      `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = 'callout'`,
    ),
  );
  if (rows[0]?.mark !== server.token)
    throw new NoTestServer('That database server was not started by this run');
  return (checked = server);
}

async function asOwner<T>(server: TestServer, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: at(server.ownerUrl, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function at(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
