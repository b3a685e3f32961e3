import { freemem, tmpdir } from 'node:os';
import { mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

const GIB = 2 ** 30;
const IN_MEMORY = '/dev/shm';

/**
 * A new folder for what dies with the run. In memory where the machine has plenty of it: a database is two thousand
 * small files, and a disk needs a third of a second of processor to make them, once for each spec file.
 */
export async function scratchFolder(prefix: string): Promise<string> {
  const folder = (await isRoomy()) ? IN_MEMORY : tmpdir();
  return mkdtemp(join(folder, `${prefix}${process.pid}-`));
}

/** Containers often have 64 MB there; three systems of journeys and the run's own server want less than one GiB. */
async function isRoomy(): Promise<boolean> {
  const room = await statfs(IN_MEMORY).catch(() => null);
  return room !== null && room.bavail * room.bsize >= 2 * GIB && freemem() >= 4 * GIB;
}

const HOUR_MS = 3_600_000;
const ours = /^callout-(?:test|demo|e2e)-(\d+)-\w+$/;

/** What runs that were killed have left in the memory of the machine, where no restart of anything but the machine takes it away. */
export async function sweepScratch(folder = IN_MEMORY): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = Number(ours.exec(name)?.[1] ?? 0);
    if (owner === 0 || isRunning(owner)) continue;
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    // An hour, as the process may be one of another container that shares this memory.
    if (facts && Date.now() - facts.mtimeMs > HOUR_MS) await rm(path, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
