import type { Database } from './database';
import type { Scope } from './scope';

/**
 * Runs a statement that touches at most so many rows as its last parameter says, a transaction each, until it finds no
 * more; returns how many it touched. For what gathers over months and must not run into a statement's limit.
 */
export async function inBatches(
  database: Database,
  scope: Scope,
  statement: string,
  parameters: readonly unknown[],
  batch = 5_000,
): Promise<number> {
  let total = 0;
  for (let touched = batch; touched === batch; total += touched)
    touched = await database.transaction(scope, tx => tx.run(statement, [...parameters, batch]));
  return total;
}
