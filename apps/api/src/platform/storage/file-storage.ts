import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { NotStored, soundKey, Storage } from './storage';

const LEFT_OVER_MS = 86_400_000;

/** Files below `files/` of the data directory. */
export class FileStorage extends Storage {
  private readonly folder: string;
  /** On the same file system, so that a finished file can be moved to its place. */
  private readonly incoming: string;

  constructor(dataDir: string) {
    super();
    this.folder = resolve(dataDir, 'files');
    this.incoming = join(this.folder, '.incoming');
  }

  async prepare(): Promise<void> {
    await mkdir(this.incoming, { recursive: true });
    for (const name of await readdir(this.incoming)) {
      const path = join(this.incoming, name);
      const found = await stat(path).catch(() => null);
      if (found && found.mtimeMs < Date.now() - LEFT_OVER_MS) await rm(path, { force: true });
    }
  }

  async put(key: string, content: Buffer): Promise<void> {
    const path = this.pathOf(key);
    const arriving = join(this.incoming, randomUUID());
    await mkdir(this.incoming, { recursive: true });
    await mkdir(dirname(path), { recursive: true });
    try {
      const file = await open(arriving, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(arriving, path);
    } catch (error) {
      await rm(arriving, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
  }

  async get(key: string): Promise<Readable> {
    const file = await open(this.pathOf(key), 'r').catch((error: unknown) => {
      throw isMissing(error) ? new NotStored(key) : error;
    });
    return file.createReadStream();
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    const path = resolve(this.folder, soundKey(key));
    if (!path.startsWith(this.folder + sep)) throw new TypeError(`Not a storage key: ${key}`);
    return path;
  }
}

/** The name is durable only when its folder is. */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown) =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR');
