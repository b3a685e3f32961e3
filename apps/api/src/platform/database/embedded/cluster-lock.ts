import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlState } from '../sql-state';
import { startOf } from './processes';

/** Another running process owns this database directory. */
export class ClusterInUse extends Error {
  override readonly name = 'ClusterInUse';
  constructor(directory: string, pid: number) {
    super(
      `The database in ${directory} is already in use by process ${pid}: stop that one, or set another DATA_DIR`,
    );
  }
}

interface Holder {
  pid: number;
  /** When the process began: a later process under the same number is another one. */
  started: string;
  token: string;
}

/**
 * Claims the directory for this process and returns how to give it back. A claim whose process is gone, also by
 * `kill -9`, is void.
 * @throws ClusterInUse
 */
export async function claimCluster(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'owner.json');
  const mine: Holder = { pid: process.pid, started: (await startOf(process.pid)) ?? '', token: randomUUID() };
  const draft = `${path}.${mine.token}`;
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    // A link appears whole or not at all, and never replaces one that is there.
    while (!(await linked(draft, path))) {
      const holder = await read(path);
      if (!holder) continue;
      if ((await startOf(holder.pid)) === holder.started) throw new ClusterInUse(directory, holder.pid);
      await discard(path, holder);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    if ((await read(path))?.token === mine.token) await rm(path, { force: true });
  };
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (sqlState(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a void claim; if another process replaced it in between, its claim goes back. */
async function discard(path: string, stale: Holder) {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => undefined);
  const taken = await read(aside);
  if (taken && taken.token !== stale.token) await linked(aside, path);
  await rm(aside, { force: true });
}

async function read(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const facts: Partial<Holder> = JSON.parse(text);
  return { pid: facts.pid ?? 0, started: facts.started ?? '', token: facts.token ?? '' };
}
