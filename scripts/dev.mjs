// npm run dev: the same system with reload: the api rebuilt and restarted on change, the web apps by Vite on port 5173.
import { fork, spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const vite = join(root, 'node_modules/vite/bin/vite.js');
const entry = join(root, 'dist/api/main.js');
const children = new Set();
const keep = child => (children.add(child), child.on('exit', () => children.delete(child)), child);

keep(
  spawn(process.execPath, [vite, 'build', 'apps', '--watch', '--logLevel', 'warn'], {
    stdio: 'inherit',
    env: { ...process.env, CALLOUT_BUILD: 'api' },
  }),
);
keep(spawn(process.execPath, [vite, 'apps'], { stdio: 'inherit' }));

let launcher = null;
let timer = null;
function restart() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!existsSync(entry)) return;
    const begin = () => (launcher = keep(fork(join(root, 'scripts/start.mjs'))));
    if (launcher && launcher.exitCode === null) launcher.once('exit', begin).kill('SIGTERM');
    else begin();
  }, 300);
}
watch(join(root, 'dist'), { recursive: true }, (_, name) => name?.endsWith('main.js') && restart());
if (existsSync(entry)) restart();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => children.forEach(child => child.kill('SIGTERM')));
