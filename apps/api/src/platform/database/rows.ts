import { randomUUID } from 'node:crypto';
import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { NotVisible, StaleVersion } from './errors';
import { organisationOf } from './scope';
import { managerOf } from './tx';
import type { EntityClass, Tx } from './tx';

/** A row that several people may change: it says which state they saw. */
export interface Versioned extends ObjectLiteral {
  id: string;
  version: number;
}

/** What a guarded update may set: never whose the row is, nor which. */
export type Change<E extends Versioned> = Partial<
  Omit<E, 'id' | 'version' | 'organisationId' | 'createdAt' | 'updatedAt'>
>;

/** Postgres numbers at most this many parameters in one statement. */
const MAX_PARAMETERS = 65_535;

/**
 * Inserts one row and returns it as stored. Missing `id` (random), `organisationId` (the scope's), `createdAt`,
 * `updatedAt` (tx.now) and `version` (1) are filled in where the entity has them.
 */
export async function insert<E extends ObjectLiteral>(
  tx: Tx,
  entity: EntityClass<E>,
  values: Partial<E>,
): Promise<E> {
  const [row] = await insertMany(tx, entity, [values]);
  if (!row) throw new NotVisible(entity.name);
  return row;
}

/** As `insert`, for many rows in as few statements as the protocol allows. All rows set the same properties. */
export async function insertMany<E extends ObjectLiteral>(
  tx: Tx,
  entity: EntityClass<E>,
  values: readonly Partial<E>[],
): Promise<E[]> {
  const metadata = metadataOf(tx, entity);
  const rows = values.map(value => completed(tx, metadata, value));
  const columns = columnsOf(metadata, Object.assign({}, ...rows));
  const perStatement = Math.floor(MAX_PARAMETERS / Math.max(columns.length, 1));
  const inserted: E[] = [];
  for (let start = 0; start < rows.length; start += perStatement) {
    const parameters: unknown[] = [];
    const tuples = rows.slice(start, start + perStatement).map(row => {
      const places = columns.map(column => {
        const value = stored(tx, column, row[column.propertyName]);
        return value === undefined ? 'DEFAULT' : `$${parameters.push(value)}`;
      });
      return `(${places.join(', ')})`;
    });
    const names = columns.map(column => quoted(column.databaseName)).join(', ');
    inserted.push(
      ...(await written<E>(
        tx,
        metadata,
        `INSERT INTO ${quoted(metadata.tableName)} (${names}) VALUES ${tuples.join(', ')}`,
        parameters,
      )),
    );
  }
  return inserted;
}

/**
 * Changes the row if it is still in the version the caller saw, and returns it with the next version.
 * @throws StaleVersion with the current row if somebody was faster
 * @throws NotVisible if this scope cannot see or may not change it
 */
export async function updateGuarded<E extends Versioned>(
  tx: Tx,
  entity: EntityClass<E>,
  { id, version }: { id: string; version: number },
  change: Change<E>,
): Promise<E> {
  const metadata = metadataOf(tx, entity);
  const columns = columnsOf(metadata, change);
  const fixed = columns.find(column => isFixed(column.propertyName));
  if (fixed) throw new TypeError(`${entity.name}.${fixed.propertyName} cannot be updated`);
  const parameters: unknown[] = [id, version];
  const set = columns.map(
    column =>
      `${quoted(column.databaseName)} = $${parameters.push(stored(tx, column, change[column.propertyName]))}`,
  );
  set.push('"version" = "version" + 1');
  if (metadata.findColumnWithPropertyName('updatedAt'))
    set.push(`"updated_at" = $${parameters.push(tx.now)}`);
  const [row] = await written<E>(
    tx,
    metadata,
    `UPDATE ${quoted(metadata.tableName)} SET ${set.join(', ')} WHERE "id" = $1 AND "version" = $2`,
    parameters,
  );
  if (row) return row;
  const [current] = await read<E>(tx, metadata, id, '');
  if (!current || current.version === version) throw new NotVisible(entity.name);
  throw new StaleVersion(current);
}

/**
 * The row, held until the transaction ends: nobody else changes it meanwhile. Rows that refer to it can be added, or every
 * reading and message about a thing would wait for whoever edits it. @throws NotVisible
 */
export async function lock<E extends ObjectLiteral>(tx: Tx, entity: EntityClass<E>, id: string): Promise<E> {
  const [row] = await read<E>(tx, metadataOf(tx, entity), id, ' FOR NO KEY UPDATE');
  if (!row) throw new NotVisible(entity.name);
  return row;
}

/** Deletes the row. @throws NotVisible */
export async function remove<E extends ObjectLiteral>(
  tx: Tx,
  entity: EntityClass<E>,
  id: string,
): Promise<void> {
  const { tableName } = metadataOf(tx, entity);
  const removed = await tx.run(`DELETE FROM ${quoted(tableName)} WHERE "id" = $1`, [id]);
  if (removed === 0) throw new NotVisible(entity.name);
}

function completed<E extends ObjectLiteral>(
  tx: Tx,
  metadata: EntityMetadata,
  values: Partial<E>,
): ObjectLiteral {
  const preset = {
    id: () => randomUUID(),
    organisationId: () => organisationOf(tx.scope) ?? undefined,
    createdAt: () => tx.now,
    updatedAt: () => tx.now,
    version: () => 1,
  };
  const row: ObjectLiteral = { ...values };
  for (const [name, value] of Object.entries(preset))
    if (row[name] === undefined && metadata.findColumnWithPropertyName(name)) row[name] = value();
  return row;
}

function isFixed(property: string): boolean {
  return ['id', 'version', 'organisationId', 'createdAt', 'updatedAt'].includes(property);
}

function metadataOf<E extends ObjectLiteral>(tx: Tx, entity: EntityClass<E>): EntityMetadata {
  return managerOf(tx).dataSource.getMetadata(entity);
}

function columnsOf(metadata: EntityMetadata, values: ObjectLiteral): ColumnMetadata[] {
  return Object.keys(values)
    .filter(name => values[name] !== undefined)
    .map(name => {
      const column = metadata.findColumnWithPropertyName(name);
      if (!column) throw new TypeError(`${metadata.name} has no ${name}`);
      return column;
    });
}

function stored(tx: Tx, column: ColumnMetadata, value: unknown): unknown {
  return managerOf(tx).dataSource.driver.preparePersistentValue(value, column);
}

function written<E extends ObjectLiteral>(
  tx: Tx,
  metadata: EntityMetadata,
  statement: string,
  parameters: unknown[],
): Promise<E[]> {
  return hydrated<E>(tx, metadata, `${statement} RETURNING ${names(metadata)}`, parameters);
}

function read<E extends ObjectLiteral>(
  tx: Tx,
  metadata: EntityMetadata,
  id: string,
  suffix: string,
): Promise<E[]> {
  const statement = `SELECT ${names(metadata)} FROM ${quoted(metadata.tableName)} WHERE "id" = $1${suffix}`;
  return hydrated<E>(tx, metadata, statement, [id]);
}

async function hydrated<E extends ObjectLiteral>(
  tx: Tx,
  metadata: EntityMetadata,
  statement: string,
  parameters: unknown[],
): Promise<E[]> {
  const { driver } = managerOf(tx).dataSource;
  const rows = await tx.rows<ObjectLiteral>(statement, parameters);
  return rows.map(row => {
    const made: E = metadata.create(undefined, { fromDeserializer: true });
    for (const column of visible(metadata))
      column.setEntityValue(made, driver.prepareHydratedValue(row[column.databaseName], column));
    return made;
  });
}

const names = (metadata: EntityMetadata) =>
  visible(metadata)
    .map(column => quoted(column.databaseName))
    .join(', ');
const visible = (metadata: EntityMetadata) => metadata.columns.filter(column => column.isSelect);
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
