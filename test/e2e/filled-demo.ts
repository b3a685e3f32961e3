import { execFile } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PATIENCE_MS = 100_000;
/** The demo's data is about the moment at which it is filled: its machines count as silent after half an hour. */
const FRESH_MS = 12 * 60_000;

/**
 * Copies the data of a stopped, just filled demo into `dataDir`. The first journey of a run fills it by a start of the
 * real system in a folder of the run's own, as `npm start` does on an empty machine; journeys at the same time wait.
 * Copies nothing where the run made no such folder, or the demo has grown old: the system then fills its own.
 */
export async function copyFilledDemo(
  dataDir: string,
  fill: (dataDir: string) => Promise<void>,
): Promise<void> {
  const folder = process.env['CALLOUT_TEST_DEMO'];
  if (!folder) return;
  const data = join(folder, 'data');
  const outcome = join(folder, 'outcome');
  if (await claims(join(folder, 'claim')))
    await mkdir(data)
      .then(() => fill(data))
      .then(
        () => writeFile(outcome, 'filled'),
        (error: unknown) => writeFile(outcome, `failed: ${String(error)}`),
      );
  const said = await outcomeIn(outcome);
  if (said !== 'filled') throw new Error(`The demo of this run was not filled: ${said}`);
  if (Date.now() - (await stat(outcome)).mtimeMs > FRESH_MS) return;
  // Who owns the files counts: as root the database server runs under another account.
  await run('cp', ['-a', `${data}/.`, dataDir]);
}

const claims = (folder: string): Promise<boolean> =>
  mkdir(folder).then(
    () => true,
    () => false,
  );

async function outcomeIn(path: string): Promise<string> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(50)) {
    const said = await readFile(path, 'utf8').catch(() => '');
    if (said) return said;
  }
  return `nothing after ${PATIENCE_MS / 1_000} s`;
}
