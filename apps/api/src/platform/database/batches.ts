import type { Database } from './database';
import type { Scope, SystemScope, WorkerScope } from './scope';

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

/** A statement of `inBatches` whose parameters are an organisation, an instant and the size of a batch. */
export interface Forgotten {
  statement: string;
  before: Date;
}

/** What is older than anybody asks for goes, manufacturer by manufacturer. */
export async function forgetEverywhere(
  database: Database,
  scope: SystemScope,
  forgotten: readonly Forgotten[],
  batch?: number,
): Promise<void> {
  const organisations = await database.transaction(
    scope,
    tx => tx.rows<{ id: string }>(`SELECT id FROM organisation WHERE kind = 'manufacturer'`),
    { readOnly: true },
  );
  for (const { id } of organisations) {
    const worker: WorkerScope = { ...scope, family: 'worker', organisationId: id };
    for (const { statement, before } of forgotten)
      await inBatches(database, worker, statement, [id, before], batch);
  }
}
