import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 8_000;

/** The mails of an app to one address, oldest first, as they lie in its folder. */
export async function mailsTo(dataDir: string, address: string): Promise<string[]> {
  const folder = join(dataDir, 'mail');
  const files = (await readdir(folder).catch(() => [])).filter(file => file.endsWith('.eml')).toSorted();
  const mails = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')));
  return mails.filter(mail => new RegExp(`^To: .*${address.replaceAll('.', '\\.')}`, 'm').test(mail));
}

/** Waits until there are so many, and gives the latest. */
export async function mailTo(dataDir: string, address: string, count = 1): Promise<string> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(50)) {
    const mails = await mailsTo(dataDir, address);
    if (mails.length >= count) return mails.at(-1) ?? '';
  }
  throw new Error(`No mail number ${count} to ${address}`);
}

export const secretIn = (mail: string): string => /\/console\/\w+#(\S+)/.exec(mail)?.[1] ?? '';
