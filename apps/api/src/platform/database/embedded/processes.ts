import { execFile } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { promisify } from 'node:util';
import { sqlState } from '../sql-state';

const run = promisify(execFile);
const hasProc = process.platform === 'linux';

/** When the process began, as a word that no later process under the same number repeats; null if there is none. */
export async function startOf(pid: number): Promise<string | null> {
  if (!isAlive(pid)) return null;
  if (!hasProc) return ps(pid, 'lstart=');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The name in brackets may hold spaces; the start time in ticks since boot is the 20th word after it.
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return words[0] === 'Z' ? null : `${boot.trim()}:${words[19]}`;
}

/** Whether this process is the postmaster of the cluster, and not a stranger who inherited its number. */
export async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  // A postmaster works from inside its data directory.
  if (hasProc) return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === (await realpath(cluster));
  return (await ps(pid, 'command='))?.includes(cluster) ?? false;
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return sqlState(error) === 'EPERM';
  }
}

async function ps(pid: number, field: string): Promise<string | null> {
  return run('ps', ['-o', field, '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim() || null,
    () => null,
  );
}
