import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'node_modules/.cache');

export interface Chromium {
  executablePath: string;
  environment: Record<string, string>;
}

/**
 * The Chromium inside @sparticuz/chromium, unpacked once beside the packages. The package itself unpacks into the
 * temporary folder of the machine, where two specs that begin together would run a half-written file.
 */
export async function unpackedChromium(): Promise<Chromium> {
  const folder = join(cache, 'callout-chromium');
  if (!existsSync(folder)) await unpack(folder);
  const executablePath = join(folder, 'chromium');
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) environment[name] = value;
  if (!existsSync('/etc/fonts/fonts.conf')) environment['FONTCONFIG_FILE'] ??= await ownFonts(folder);
  if (!(await starts(executablePath, environment)))
    environment['LD_LIBRARY_PATH'] = [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']]
      .filter(Boolean)
      .join(':');
  return { executablePath, environment };
}

/** Whether the machine has the libraries that a browser needs; those of the package serve where it has not. */
const starts = (path: string, env: Record<string, string>): Promise<boolean> =>
  run(path, ['--version'], { env, timeout: 20_000 }).then(
    () => true,
    () => false,
  );

/** A machine without any font: the package's own, whose list names the places of another system. */
async function ownFonts(folder: string): Promise<string> {
  const file = join(folder, 'fonts.conf');
  const list = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  await writeFile(file, `<?xml version="1.0"?><fontconfig>${list}</fontconfig>`);
  return file;
}

async function unpack(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const begun = await mkdtemp(join(cache, 'chromium-'));
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    // The name of the runtime makes the package unpack its libraries too.
    env: { ...process.env, TMPDIR: begun, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    timeout: 110_000,
  });
  // Whole or not at all; who comes second throws its own away.
  await rename(begun, folder).catch(() => rm(begun, { recursive: true, force: true }));
}
