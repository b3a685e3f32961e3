import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { BadCursor, namedError } from './errors';
import { sqlState } from './sql-state';
import type { Tx } from './tx';

export interface Sort<E> {
  by: keyof E & string;
  direction: 'asc' | 'desc';
}

export interface PageRequest<E> {
  /** 1 to 200. */
  limit: number;
  /** What the page before gave as `next`; absent for the first. */
  cursor?: string | null;
  /** A column of the builder's main entity. Rows without a value come last either way. */
  sort: Sort<E>;
}

export interface Page<E> {
  items: E[];
  /** Ask for the next page with this; null on the last. */
  next: string | null;
}

export const MAX_PAGE = 200;

/**
 * One page of a list in a total order (sort column, then id), by position and not by offset: rows that come and go
 * between two pages neither repeat nor hide another row. Set filters on the builder, but no order, limit or to-many join.
 * @throws BadCursor if the cursor was made by another list or order
 */
export async function page<E extends ObjectLiteral & { id: string }>(
  _tx: Tx,
  builder: SelectQueryBuilder<E>,
  { limit, cursor, sort }: PageRequest<E>,
): Promise<Page<E>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
    throw new RangeError(`A page has 1 to ${MAX_PAGE} rows`);
  const column = builder.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(sort.by);
  if (!column) throw new TypeError(`No column ${sort.by} to sort by`);
  const key = `"${builder.alias}"."${column.databaseName}"`;
  const id = `"${builder.alias}"."id"`;
  const [beyond, order] = sort.direction === 'asc' ? (['>', 'ASC'] as const) : (['<', 'DESC'] as const);

  if (cursor) {
    const after = parseCursor(cursor, sort);
    const type = builder.connection.driver.normalizeType(column);
    const value = `CAST(:pageKey AS ${type})`;
    if (after.key === null) builder.andWhere(`(${key} IS NULL AND ${id} ${beyond} :pageId)`);
    else if (column.isNullable)
      builder.andWhere(
        `(${key} ${beyond} ${value} OR (${key} = ${value} AND ${id} ${beyond} :pageId) OR ${key} IS NULL)`,
      );
    else builder.andWhere(`(${key}, ${id}) ${beyond} (${value}, CAST(:pageId AS uuid))`);
    builder.setParameters({ pageKey: after.key, pageId: after.id });
  }
  // Text, because a JavaScript Date keeps milliseconds and the column microseconds: rows would repeat or vanish.
  builder
    .addSelect(`${key}::text`, 'page_key')
    // Without need NULLS LAST would keep the planner from the index.
    .orderBy(`${builder.alias}.${sort.by}`, order, column.isNullable ? 'NULLS LAST' : undefined)
    .addOrderBy(`${builder.alias}.id`, order)
    .limit(limit + 1);

  const { entities, raw } = await builder
    .getRawAndEntities<{ page_key: string | null }>()
    .catch((error: unknown) => {
      // The value inside the cursor does not read as the column's type: somebody made it up.
      if (cursor && ['22P02', '22007', '22008', '22003'].includes(sqlState(error) ?? ''))
        throw new BadCursor({ cause: error });
      throw namedError(error);
    });
  const items = entities.slice(0, limit);
  const last = items.at(-1);
  const lastKey = raw[limit - 1]?.page_key ?? null;
  return { items, next: last && entities.length > limit ? makeCursor(sort, lastKey, last.id) : null };
}

/** For the pages of this folder. */
export function makeCursor<E>(sort: Sort<E>, key: string | null, id: string): string {
  return Buffer.from(JSON.stringify([sort.by, sort.direction, key, id])).toString('base64url');
}

/** For the pages of this folder. @throws BadCursor */
export function parseCursor<E>(cursor: string, sort: Sort<E>): { key: string | null; id: string } {
  const parts = json(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(parts) || parts.length !== 4) throw new BadCursor();
  const [by, direction, key, id]: unknown[] = parts;
  if (by !== sort.by || direction !== sort.direction) throw new BadCursor();
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/i.test(id)) throw new BadCursor();
  if (key !== null && typeof key !== 'string') throw new BadCursor();
  return { key, id };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadCursor({ cause: error });
  }
}
