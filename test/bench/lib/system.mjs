// The built system as people start it, on a data directory of its own that goes with the run, and the way behind it.
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const children = new Set();
const folders = new Set();

/** Ends whatever a run has left behind, the database servers politely. */
export async function clearAll() {
  await Promise.all([...children].map(child => endOf(child)));
  for (const folder of folders) removeFolder(folder);
}
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => void clearAll().finally(() => process.exit(130)));

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'callout-bench-'));
  folders.add(folder);
  return folder;
}
export function removeFolder(folder) {
  folders.delete(folder);
  // On some file systems one pass over a large tree meets a name that it has just removed, and ends without a word.
  for (let pass = 0; pass < 20 && existsSync(folder); pass++)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A process of this bench, ended with it; resolves with its first message. */
export async function helper(file, args = [], options = {}) {
  const child = fork(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], ...options });
  children.add(child);
  child.on('exit', () => children.delete(child));
  const first = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`${file} ended with ${code}`)));
  });
  return { child, first };
}

export async function endOf(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

/** Starts the api with everything embedded and, unless told otherwise, the demo; ready when this resolves. */
export async function startSystem({ dataDir = temporaryFolder(), environment = {} } = {}) {
  const [port, mqttPort] = [await freePort(), await freePort()];
  const begun = performance.now();
  const { child, first } = await helper(join(root, 'dist/api/main.js'), [], {
    cwd: root,
    execArgv: process.env.BENCH_EXEC_ARGV ? process.env.BENCH_EXEC_ARGV.split(' ') : ['--enable-source-maps'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PORT: String(port),
      MQTT_PORT: String(mqttPort),
      CALLOUT_DATA_DIR: dataDir,
      CALLOUT_LOG: 'error',
      ...environment,
    },
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    mqttPort,
    dataDir,
    demo: first.demo,
    readyMs: performance.now() - begun,
    process: child,
    stop: ({ keep = false } = {}) => endOf(child).then(() => (keep ? undefined : removeFolder(dataDir))),
  };
}

/** The address of the embedded database, for its owner. */
export function ownerUrlOf({ dataDir }) {
  const password = readFileSync(join(dataDir, 'postgres/password'), 'utf8');
  const port = readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[3];
  return `postgresql://callout_owner:${password}@127.0.0.1:${port}/callout`;
}

/** A connection as the owner: for arranging, and for the bare SQL of the yardsticks. */
export async function ownerOf(system) {
  const client = new Client({ connectionString: ownerUrlOf(system) });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SET statement_timeout = 0');
  return client;
}

/** The system on a server that dates its commits: a setting that takes a start to take effect. */
export async function startDated() {
  const before = await startSystem();
  const owner = await ownerOf(before);
  await owner.query('ALTER SYSTEM SET track_commit_timestamp = on');
  await owner.end();
  await before.stop({ keep: true });
  return startSystem({ dataDir: before.dataDir });
}
