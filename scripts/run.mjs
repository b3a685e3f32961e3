// node scripts/run.mjs <entry> [arguments]: builds what is not built, then runs dist/api/<entry>.js with the arguments.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuildCurrent } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [entry = '', ...args] = process.argv.slice(2);
const file = join(root, 'dist/api', `${entry}.js`);
if (!isBuildCurrent() || !existsSync(file)) build();
if (!existsSync(file)) {
  process.stderr.write(`There is no entry ${entry}.\n`);
  process.exit(2);
}
const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => (process.exitCode = code ?? (signal ? 1 : 0)));
