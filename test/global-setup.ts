import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { build } from '../scripts/build.mjs';
import { migrations } from '../apps/api/src/migrations/index';
import { startEmbeddedPostgres } from '../apps/api/src/platform/database/embedded-postgres';
import { migrate } from '../apps/api/src/platform/database/migrate';
import { installJobs } from '../apps/api/src/platform/jobs/install';
import { scratchFolder, sweepScratch } from './scratch';
import type { TestServer } from './test-server';

/** Specs under these never touch this database: running one of them starts none. The journeys start a system of their own. */
const withoutDatabase = /^(\.\/)?(libs|apps\/(console|field|portal)|test\/e2e)\//;
const journeys = /e2e|^(\.\/)?test\/?$/;

/** Starts the run's own database server and migrates the template that each spec's database is copied from. */
export default async function startTestServer(config: { testPathPatterns?: { patterns: string[] } }) {
  const patterns = config.testPathPatterns?.patterns ?? [];
  const built = fileURLToPath(new URL('../dist/api/main.js', import.meta.url));
  if (!existsSync(built) && (patterns.length === 0 || patterns.some(pattern => journeys.test(pattern))))
    build();
  await sweepScratch();
  process.env.CALLOUT_TEST_DEMO = await demoFolder();
  if (patterns.length > 0 && patterns.every(pattern => withoutDatabase.test(pattern))) return;

  const dataDir = await scratchFolder('callout-test-');
  // As root the server runs under another account, which must be able to walk in.
  await chmod(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  atTeardown(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  try {
    await migrate(server.ownerUrl, { migrations: migrations() });
    await installJobs(server.ownerUrl);
    const facts: TestServer = { ownerUrl: server.ownerUrl, appUrl: server.appUrl, token: randomUUID() };
    await mark(server.ownerUrl, facts.token);
    const path = join(dataDir, 'server.json');
    await writeFile(path, JSON.stringify(facts), { mode: 0o600 });
    process.env.CALLOUT_TEST_SERVER = path;
  } catch (error) {
    await globalThis.stopTestServer?.();
    throw error;
  }
}

/** Where the first journey fills a demo for all of them. */
async function demoFolder(): Promise<string> {
  const folder = await scratchFolder('callout-demo-');
  // As root the database server runs under another account, which must be able to walk in.
  await chmod(folder, 0o711);
  atTeardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function atTeardown(release: () => Promise<void>): void {
  const before = globalThis.stopTestServer;
  globalThis.stopTestServer = async () => {
    await release();
    await before?.();
  };
}

/** Specs create and drop databases: they do so only on a server that carries this run's mark. */
async function mark(ownerUrl: string, token: string) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`COMMENT ON DATABASE callout IS ${client.escapeLiteral(token)}`);
  await client.end();
}
