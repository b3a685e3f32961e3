import { organisationOf, scopeStatement } from './scope';
import type { Scope, WorkerScope } from './scope';
import { managerOf, OpenTransaction } from './tx';
import type { Tx } from './tx';

/**
 * What follows by the rules from what the caller was allowed to do, in the caller's own transaction: runs `work` as the
 * organisation's automation, which sees rows that the caller must not, and is recorded under its own name. Pass it only
 * ids that the caller could see, and hand nothing back that the caller could not.
 */
export async function asAutomation<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const organisationId = organisationOf(tx.scope);
  if (!organisationId) throw new TypeError('The automation works inside one organisation');
  if (tx.scope.family === 'worker') return work(tx);
  const scope: WorkerScope = {
    family: 'worker',
    organisationId,
    personId: null,
    role: 'automation',
    name: 'automation',
    source: 'automation',
    requestId: tx.scope.requestId,
  };
  return inScope(tx, scope, work);
}

/** Runs `work` in the same transaction under another scope: only for what the caller has made or proved to be its own. */
export async function inScope<T>(tx: Tx, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const own = new OpenTransaction(managerOf(tx), scope, tx.now);
  await tx.run(scopeStatement(scope));
  try {
    const outcome = await work(own);
    for (const effect of own.effects) tx.afterCommit(effect);
    return outcome;
  } finally {
    // After a failed statement this fails too: then the transaction, and the scope with it, is at its end anyway.
    await tx.run(scopeStatement(tx.scope)).catch(() => undefined);
  }
}
