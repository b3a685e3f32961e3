import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient, QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import type { QueryRunner } from 'typeorm';
import { dataSourceOptions } from './data-source';
import type { ConnectionOptions, Log } from './data-source';
import { breaksConnection, isContention, namedError } from './errors';
import { openingStatement } from './scope';
import type { Isolation, Scope } from './scope';
import { OpenTransaction } from './tx';
import type { Tx } from './tx';

export interface TransactionOptions {
  isolation?: Isolation;
  readOnly?: boolean;
  /** Runs `work` again, up to three times, when another transaction stood in its way. Only for work without other effects. */
  retry?: boolean;
}

export interface DatabaseOptions extends ConnectionOptions {
  /** The clock `tx.now` is read from. */
  now?: () => Date;
}

const MAX_RETRIES = 3;

/** The only door to the tables. One per process; a pool of connections as the role that owns nothing. */
export class Database {
  private readonly now: () => Date;
  private readonly log: Log;
  private readonly inside = new AsyncLocalStorage<{ open: boolean }>();
  private readonly effects = new Set<Promise<void>>();

  constructor(
    readonly dataSource: DataSource,
    { now = () => new Date(), log = () => undefined }: { now?: () => Date; log?: Log } = {},
  ) {
    this.now = now;
    this.log = log;
  }

  static async open(options: DatabaseOptions): Promise<Database> {
    const dataSource = new DataSource(dataSourceOptions(options));
    await dataSource.initialize().catch((error: unknown) => {
      throw namedError(error);
    });
    return new Database(dataSource, options);
  }

  /**
   * Runs `work` in one transaction that sees and writes what `scope` may, and commits if it returns.
   * Throws what `work` throws, DatabaseUnavailable when the database cannot answer, and NotVisible when row
   * security refuses. Not inside another transaction: pass the `tx` you have.
   */
  async transaction<T>(
    scope: Scope,
    work: (tx: Tx) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    if (this.inside.getStore()?.open)
      throw new Error('A transaction inside a transaction would wait for a second connection: pass tx on');
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.attempt(scope, work, options);
      } catch (error) {
        if (!options.retry || attempt >= MAX_RETRIES || !isContention(error)) throw namedError(error);
        await sleep(5 * 2 ** attempt * (1 + Math.random()));
      }
    }
  }

  /** Resolves when the effects of all transactions committed so far have run. */
  async settled(): Promise<void> {
    while (this.effects.size > 0) await Promise.all(this.effects);
  }

  async close(): Promise<void> {
    await this.settled();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async attempt<T>(
    scope: Scope,
    work: (tx: Tx) => Promise<T>,
    options: TransactionOptions,
  ): Promise<T> {
    const opening = openingStatement(scope, options);
    const runner = this.dataSource.createQueryRunner();
    const inside = { open: true };
    try {
      const client: PoolClient = await runner.connect();
      await client.query(opening);
      // TypeORM refuses FOR UPDATE unless it believes it opened the transaction itself.
      Object.assign(runner, { isTransactionActive: true });
      const tx = new OpenTransaction(runner.manager, scope, this.now());
      const outcome = await this.inside.run(inside, () => work(tx));
      inside.open = false;
      await commit(client);
      await release(runner);
      for (const effect of tx.effects) this.start(effect);
      return outcome;
    } catch (error) {
      await abandon(runner, error);
      throw error;
    } finally {
      inside.open = false;
    }
  }

  private start(effect: () => void | Promise<void>) {
    const running = (async () => effect())()
      .catch((error: unknown) => this.log('An effect after a commit failed', { error }))
      .finally(() => this.effects.delete(running));
    this.effects.add(running);
  }
}

async function commit(client: PoolClient) {
  const result: QueryResult = await client.query('COMMIT');
  // Postgres answers COMMIT of a failed transaction with a quiet ROLLBACK: somebody swallowed an error, nothing is stored.
  if (result.command !== 'COMMIT')
    throw new Error('A statement failed and its error was swallowed: nothing was stored');
}

async function release(runner: QueryRunner) {
  Object.assign(runner, { isTransactionActive: false });
  await runner.release();
}

/** Gives the slot back whatever happened; a connection in doubt is closed instead of being reused. */
async function abandon(runner: QueryRunner, error: unknown) {
  if (runner.isReleased) return;
  const client: PoolClient | undefined = await runner.connect().catch(() => undefined);
  if (client) {
    const clean =
      !breaksConnection(error) &&
      (await client.query('ROLLBACK').then(
        () => true,
        () => false,
      ));
    if (!clean) Reflect.apply(Reflect.get(client, 'end'), client, []).catch(() => undefined);
  }
  await release(runner);
}
