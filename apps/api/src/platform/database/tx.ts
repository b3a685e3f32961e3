import type {
  EntityManager,
  FindManyOptions,
  FindOneOptions,
  FindOptionsWhere,
  ObjectLiteral,
  SelectQueryBuilder,
} from 'typeorm';
import type { Scope } from './scope';

const brand: unique symbol = Symbol('only Database.transaction makes one');

export type EntityClass<E extends ObjectLiteral> = new () => E;

/**
 * An open transaction with its scope. There is no other way to the tables, and no `save`, `merge` or `upsert` on it:
 * those take an id from the caller's data and overwrite the row. Write through `insert`, `updateGuarded`, `remove`.
 */
export interface Tx {
  readonly [brand]: true;
  readonly scope: Scope;
  /** One instant for everything this transaction writes. */
  readonly now: Date;
  /** Runs `effect` once the transaction is durable; never if it rolls back. Its failure is logged, not thrown. */
  afterCommit(effect: () => void | Promise<void>): void;

  find<E extends ObjectLiteral>(entity: EntityClass<E>, options?: FindManyOptions<E>): Promise<E[]>;
  findOne<E extends ObjectLiteral>(entity: EntityClass<E>, options: FindOneOptions<E>): Promise<E | null>;
  findBy<E extends ObjectLiteral>(
    entity: EntityClass<E>,
    where: FindOptionsWhere<E> | FindOptionsWhere<E>[],
  ): Promise<E[]>;
  findOneBy<E extends ObjectLiteral>(
    entity: EntityClass<E>,
    where: FindOptionsWhere<E> | FindOptionsWhere<E>[],
  ): Promise<E | null>;
  countBy<E extends ObjectLiteral>(entity: EntityClass<E>, where: FindOptionsWhere<E>): Promise<number>;
  createQueryBuilder<E extends ObjectLiteral>(entity: EntityClass<E>, alias: string): SelectQueryBuilder<E>;

  /** The rows of any statement, also of `UPDATE ... RETURNING`, under their column names. */
  rows<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** The first row, or null. */
  one<T>(sql: string, parameters?: readonly unknown[]): Promise<T | null>;
  /** How many rows the statement touched. */
  run(sql: string, parameters?: readonly unknown[]): Promise<number>;
  /** Work that may fail alone: on an error only its own writes are undone, and the transaction stays usable. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
}

const managers = new WeakMap<Tx, EntityManager>();

/** For the write functions of this folder only. */
export function managerOf(tx: Tx): EntityManager {
  const manager = managers.get(tx);
  if (!manager) throw new TypeError('Not a transaction of Database.transaction');
  return manager;
}

/** For `Database.transaction` only. */
export class OpenTransaction implements Tx {
  readonly [brand] = true;
  readonly effects: (() => void | Promise<void>)[] = [];
  private savepoints = 0;

  constructor(
    private readonly manager: EntityManager,
    readonly scope: Scope,
    readonly now: Date,
  ) {
    managers.set(this, manager);
  }

  afterCommit(effect: () => void | Promise<void>) {
    this.effects.push(effect);
  }

  find<E extends ObjectLiteral>(entity: EntityClass<E>, options?: FindManyOptions<E>) {
    return this.manager.find(entity, options);
  }
  findOne<E extends ObjectLiteral>(entity: EntityClass<E>, options: FindOneOptions<E>) {
    return this.manager.findOne(entity, options);
  }
  findBy<E extends ObjectLiteral>(
    entity: EntityClass<E>,
    where: FindOptionsWhere<E> | FindOptionsWhere<E>[],
  ) {
    return this.manager.findBy(entity, where);
  }
  findOneBy<E extends ObjectLiteral>(
    entity: EntityClass<E>,
    where: FindOptionsWhere<E> | FindOptionsWhere<E>[],
  ) {
    return this.manager.findOneBy(entity, where);
  }
  countBy<E extends ObjectLiteral>(entity: EntityClass<E>, where: FindOptionsWhere<E>) {
    return this.manager.countBy(entity, where);
  }
  createQueryBuilder<E extends ObjectLiteral>(entity: EntityClass<E>, alias: string) {
    return this.manager.createQueryBuilder(entity, alias);
  }

  async rows<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const { records }: { records: T[] } = await this.execute(sql, parameters);
    return records;
  }
  async one<T>(sql: string, parameters: readonly unknown[] = []): Promise<T | null> {
    return (await this.rows<T>(sql, parameters))[0] ?? null;
  }
  async run(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.execute(sql, parameters)).affected ?? 0;
  }

  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const name = `callout_${++this.savepoints}`;
    await this.run(`SAVEPOINT ${name}`);
    const outcome = await work().catch(async (error: unknown) => {
      await this.run(`ROLLBACK TO SAVEPOINT ${name}`).catch(() => undefined);
      throw error;
    });
    await this.run(`RELEASE SAVEPOINT ${name}`);
    return outcome;
  }

  private execute(sql: string, parameters: readonly unknown[]) {
    const { queryRunner } = this.manager;
    if (!queryRunner) throw new TypeError('A transaction needs its own connection');
    return queryRunner.query(sql, [...parameters], true);
  }
}
