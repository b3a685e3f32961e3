import { freemem, tmpdir } from 'node:os';
import { mkdtemp, statfs } from 'node:fs/promises';
import { join } from 'node:path';

const GIB = 2 ** 30;
const IN_MEMORY = '/dev/shm';

/**
 * A new folder for what dies with the run. In memory where the machine has plenty of it: a database is two thousand
 * small files, and a disk needs a third of a second of processor to make them, once for each spec file.
 */
export async function scratchFolder(prefix: string): Promise<string> {
  return mkdtemp(join((await isRoomy()) ? IN_MEMORY : tmpdir(), prefix));
}

/** Containers often have 64 MB there; three systems of journeys and the run's own server want less than one GiB. */
async function isRoomy(): Promise<boolean> {
  const room = await statfs(IN_MEMORY).catch(() => null);
  return room !== null && room.bavail * room.bsize >= 2 * GIB && freemem() >= 4 * GIB;
}
