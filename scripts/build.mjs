// The build is current when no source is newer than it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['apps', 'libs', 'seed', 'package-lock.json'];

function newest(path) {
  const facts = statSync(path);
  if (!facts.isDirectory()) return /\.spec\.tsx?$/.test(path) ? 0 : facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map(name => newest(join(path, name))));
}

export function isBuildCurrent() {
  const marks = ['dist/api/main.js', 'dist/web/console/index.html'].map(file => join(root, file));
  if (!marks.every(existsSync)) return false;
  const built = Math.min(...marks.map(mark => statSync(mark).mtimeMs));
  return sources.every(source => newest(join(root, source)) <= built);
}

export function build() {
  // On stderr: the output of a command that builds first is the command's alone.
  process.stderr.write('callout: building ...\n');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const result = spawnSync(process.execPath, [vite, 'build', 'apps', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}
