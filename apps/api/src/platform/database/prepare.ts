import { migrations } from '../../migrations';
import type { Log } from './data-source';
import { migrate } from './migrate';
import { prepareRoles } from './roles';

/**
 * Roles and schema, as far as they are missing; returns the address the product connects with. Without `appUrl` that is
 * `callout_app` on the same server, with a password every process derives alike from the owner's.
 */
export async function prepareDatabase(
  ownerUrl: string,
  { appUrl, log }: { appUrl?: string; log?: Log } = {},
): Promise<string> {
  const url = await prepareRoles(ownerUrl, { appUrl });
  await migrate(ownerUrl, { migrations: migrations(), log });
  return url;
}
