import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../data-source';
import { isPostmasterOf } from './processes';
import type { RunAs } from './run-user';

/** The server did not come up, or initdb failed; the message carries what it said. */
export class ClusterFailed extends Error {
  override readonly name = 'ClusterFailed';
}

export interface Launch {
  program: string;
  cluster: string;
  settings: Record<string, string | number>;
  runAs: RunAs;
  log: Log;
}

const START_TIMEOUT_MS = 60_000;
/** Crash recovery of the shared memory: backends of a killed postmaster need a moment to notice. */
const LINGER_MS = 10_000;

/** Starts the server on a free port of the loopback, or on the given one, and resolves when it accepts connections. */
export async function launch(
  job: Launch,
  givenPort?: number,
): Promise<{ server: ChildProcess; port: number }> {
  const deadline = performance.now() + LINGER_MS;
  for (;;) {
    const port = givenPort ?? (await freePort());
    const server = start(job, port);
    const said = await readiness(server, job.log);
    if (said === null) {
      release(server);
      guard(server);
      return { server, port };
    }
    const passing = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(said);
    const taken = givenPort === undefined && /could not create any TCP\/IP sockets/.test(said);
    if (performance.now() > deadline || !(passing || taken))
      throw new ClusterFailed(`PostgreSQL did not start: ${said}`);
    await sleep(100);
  }
}

/** Stops politely, then firmly: open transactions are rolled back, nothing committed is lost. */
export async function stop(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  server.ref();
  const ended = once(server, 'exit');
  for (const [signal, patienceMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    server.kill(signal);
    const done = await Promise.race([ended.then(() => true), sleep(patienceMs, false, { ref: false })]);
    if (done || hasEnded(server)) return;
  }
}

export const hasEnded = (server: ChildProcess) => server.exitCode !== null || server.signalCode !== null;

/** A postmaster whose parent was killed may still run on the directory: it is stopped before another one starts. */
export async function stopOrphan(cluster: string, log: Log): Promise<void> {
  const pid = Number(
    (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  );
  for (const [signal, patienceMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!(await isPostmasterOf(pid, cluster))) return;
    log('Stopping a database server that its process left behind', { pid, signal });
    process.kill(pid, signal);
    for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(20))
      if (!(await isPostmasterOf(pid, cluster))) return;
  }
  throw new ClusterFailed(`The database server ${pid} in ${cluster} does not stop`);
}

function start({ program, cluster, settings, runAs }: Launch, port: number): ChildProcess {
  const flags = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { command, args, identity } = runAs.start(program, ['-D', cluster, ...flags]);
  // Its own process group: Ctrl-C in the terminal must reach us, who finish the work in hand, and not the server first.
  return spawn(command, args, {
    ...identity,
    cwd: '/',
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** PG* variables of the caller's shell would change what the server does. */
export function serverEnvironment() {
  return { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };
}

/** Null when the server is ready; what it said last if it ended instead. */
function readiness(server: ChildProcess, log: Log): Promise<string | null> {
  return new Promise(resolve => {
    const tail: string[] = [];
    let ready = false;
    const timer = setTimeout(() => server.kill('SIGQUIT'), START_TIMEOUT_MS);
    const settle = (said: string | null) => {
      clearTimeout(timer);
      resolve(said);
    };
    if (server.stderr)
      createInterface(server.stderr).on('line', line => {
        if (!ready) tail.push(line);
        if (tail.length > 20) tail.shift();
        log('postgres', { line });
        if (!line.includes('database system is ready to accept connections')) return;
        ready = true;
        settle(null);
      });
    server.on('error', error => settle(error.message));
    server.on('close', () => settle(tail.join('\n') || 'it ended without a word'));
  });
}

/** A running server does not keep its process alive. */
function release(server: ChildProcess) {
  server.unref();
  if (server.stderr && 'unref' in server.stderr && typeof server.stderr.unref === 'function')
    server.stderr.unref();
}

/**
 * Stops the server when this process is no more, whatever ended it: the guard reads from a pipe that only we hold,
 * and `kill -9` closes it as well as an exit does.
 */
function guard(server: ChildProcess) {
  const script = 'read -r _; kill -INT "$0" 2>/dev/null';
  const watcher = spawn('/bin/sh', ['-c', script, String(server.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined);
  watcher.unref();
  if (watcher.stdin && 'unref' in watcher.stdin && typeof watcher.stdin.unref === 'function')
    watcher.stdin.unref();
  server.once('exit', () => watcher.kill('SIGKILL'));
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
