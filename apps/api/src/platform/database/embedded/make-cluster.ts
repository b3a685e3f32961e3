import { execFile } from 'node:child_process';
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ClusterFailed, serverEnvironment } from './postmaster';
import type { RunAs } from './run-user';

const run = promisify(execFile);

/** Makes the cluster unless it is there. @throws ClusterFailed */
export async function makeCluster(job: {
  home: string;
  owner: string;
  cluster: string;
  program: string;
  account: RunAs;
  password: string;
  durable: boolean;
}) {
  if (await exists(job.cluster)) return;
  // Made aside and renamed: a start that is killed half way leaves nothing that looks like a cluster.
  const draft = join(job.home, 'data.new');
  const passwordFile = join(job.home, 'data.password');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, job.password, { mode: 0o600 });
  if (job.account.account) {
    const { uid, gid } = job.account.account;
    await chown(draft, uid, gid);
    await chown(passwordFile, uid, gid);
  }
  const { command, args, identity } = job.account.start(job.program, [
    `--pgdata=${draft}`,
    `--username=${job.owner}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(job.durable ? [] : ['--no-sync']),
  ]);
  try {
    await run(command, args, { ...identity, cwd: '/', env: serverEnvironment() });
  } catch (error) {
    throw new ClusterFailed('The database directory could not be made', { cause: error });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, job.cluster);
}

export const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
