import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The account under which the server must run cannot be had. */
export class NoServerAccount extends Error {
  override readonly name = 'NoServerAccount';
}

/** How to start a program so that PostgreSQL, which refuses root, runs under an account it accepts. */
export interface RunAs {
  /** Whose the files must be. Null: the current user's. */
  account: Account | null;
  start(
    program: string,
    args: readonly string[],
  ): { command: string; args: string[]; identity: Partial<Account> };
}

interface Account {
  uid: number;
  gid: number;
}

const asMyself: RunAs = {
  account: null,
  start: (command, args) => ({ command, args: [...args], identity: {} }),
};

/**
 * As an ordinary user: as that user. As root: as the owner of the cluster if there is one already, else as `postgres` or
 * `nobody`. If that account cannot walk to `paths` (a checkout under /root), it gets the one capability for it.
 * @throws NoServerAccount
 */
export async function runAs(cluster: string, paths: readonly string[]): Promise<RunAs> {
  const uid = process.getuid?.();
  const owner = await stat(cluster).catch(() => null);
  if (uid !== 0) {
    if (owner && uid !== undefined && owner.uid !== uid)
      throw new NoServerAccount(
        `The database in ${cluster} belongs to user ${owner.uid}: start as that user or as root`,
      );
    return asMyself;
  }
  const account = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : await unprivileged();
  const blocked = await firstBlocked(paths, account);
  return {
    account,
    start: (program, args) =>
      blocked
        ? { command: 'setpriv', args: [...passAs(account), program, ...args], identity: {} }
        : { command: program, args: [...args], identity: account },
  };
}

async function unprivileged(): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map(line => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const line = lines.find(fields => fields[0] === name);
    if (line) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new NoServerAccount(
    'PostgreSQL does not run as root and there is no user postgres or nobody: start as an ordinary user',
  );
}

/** The first directory on the way to one of the paths that the account may not enter. */
async function firstBlocked(paths: readonly string[], { uid, gid }: Account) {
  for (const path of paths)
    for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
      const facts = await stat(dirname(folder));
      const bit = facts.uid === uid ? 0o100 : facts.gid === gid ? 0o010 : 0o001;
      if ((facts.mode & bit) === 0) return dirname(folder);
    }
  return null;
}

/** The right to pass by the modes of files and directories, and nothing else that root may do. */
function passAs({ uid, gid }: Account): string[] {
  const only = '-all,+dac_override';
  const identity = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups'];
  // Without the secure bit access(2) would still ask on behalf of the account without its capability.
  const bits = ['--securebits', '+no_setuid_fixup'];
  return [...identity, ...bits, '--inh-caps', only, '--ambient-caps', only, '--bounding-set', only];
}
