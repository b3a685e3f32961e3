import { BadCursor, namedError } from './errors';
import { makeCursor, MAX_PAGE, parseCursor } from './page';
import type { Page } from './page';
import { sqlState } from './sql-state';
import type { Tx } from './tx';

export interface RowsRequest {
  /** A SELECT that yields at least `id` (uuid) and `page_key` (never null), without order or limit. */
  select: string;
  parameters: readonly unknown[];
  /** Names the order in the cursor, and the type of `page_key` in SQL. */
  sort: { by: string; type: string; direction: 'asc' | 'desc' };
  /** 1 to 200. */
  limit: number;
  cursor?: string | null;
}

/**
 * As `page`, over the rows of any statement: a union, or an order by what is no column of the table itself.
 * @throws BadCursor if the cursor was made by another list or order
 */
export async function pageOfRows<R extends { id: string }>(
  tx: Tx,
  { select, parameters, sort, limit, cursor }: RowsRequest,
): Promise<Page<R>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
    throw new RangeError(`A page has 1 to ${MAX_PAGE} rows`);
  const [beyond, order] = sort.direction === 'asc' ? ['>', 'ASC'] : ['<', 'DESC'];
  const values = [...parameters];
  let where = '';
  if (cursor) {
    const after = parseCursor<Record<string, unknown>>(cursor, sort);
    const key = values.push(after.key);
    const id = values.push(after.id);
    where = `WHERE (page.page_key, page.id) ${beyond} ($${key}::${sort.type}, $${id}::uuid)`;
  }
  // Text, because a JavaScript Date keeps milliseconds and the column microseconds.
  const rows = await tx
    .rows<R & { page_place: string }>(
      `SELECT page.*, page.page_key::text AS page_place FROM (${select}) AS page ${where}
       ORDER BY page.page_key ${order}, page.id ${order} LIMIT $${values.push(limit + 1)}`,
      values,
    )
    .catch((error: unknown) => {
      if (cursor && ['22P02', '22007', '22008', '22003'].includes(sqlState(error) ?? ''))
        throw new BadCursor({ cause: error });
      throw namedError(error);
    });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last !== undefined && rows.length > limit;
  return {
    items,
    next: more ? makeCursor<Record<string, unknown>>(sort, last.page_place, last.id) : null,
  };
}
