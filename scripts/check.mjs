// npm run check: types, lint, format, then the specs that hold the rules of the repository, and that the lock is complete.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = name => join(root, 'node_modules/.bin', name);
const folders = ['apps', 'libs', 'seed', 'test', 'scripts'];

const steps = [
  ['types and lint', bin('oxlint'), ['--type-aware', '--type-check', ...folders]],
  ['format', bin('oxfmt'), ['--check', ...folders]],
  [
    'rules',
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--silent',
      // The matrix of permissions beside the other rules.
      '--maxWorkers=2',
      'test/rules/',
    ],
  ],
];

function run([name, command, args]) {
  return new Promise(resolve => {
    const begun = performance.now();
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', chunk => (output += chunk));
    child.stderr.on('data', chunk => (output += chunk));
    child.on('close', code =>
      resolve({ name, ok: code === 0, output, seconds: (performance.now() - begun) / 1_000 }),
    );
  });
}

/** npm ci refuses a lock that lacks an optional package of another platform: every one that is named must be there. */
function missingFromLock() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const isThere = (path, name) => {
    for (let place = path; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
      if (packages[`${place}${place === '' ? '' : '/'}node_modules/${name}`]) return true;
      if (place === '') return false;
    }
  };
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter(name => !isThere(path, name))
      .map(name => `${path || 'package.json'} needs ${name}`),
  );
}

const lock = missingFromLock();
// Two at a time: the machines that check this have two cores.
const queue = [...steps];
const results = [{ name: 'lock', ok: lock.length === 0, output: lock.join('\n'), seconds: 0 }];
await Promise.all(
  [1, 2].map(async () => {
    for (let step = queue.shift(); step; step = queue.shift()) results.push(await run(step));
  }),
);
for (const { name, ok, output, seconds } of results) {
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} ${seconds.toFixed(1)} s\n`);
  if (!ok) process.stdout.write(`${output}\n`);
}
process.exitCode = results.every(result => result.ok) ? 0 : 1;
