import { useEffect, useRef } from 'react';
import { useList } from '#ui';
import type { ApiRoute, Args } from '#ui';

const mostPages = 10;

/** A list that a screen needs as a whole (the queue, the engineers): page after page, at most 2,000 rows. */
export function useEveryPage<R extends ApiRoute>(
  route: R,
  args: Omit<Args<R>, 'body'>,
): {
  rows: ReturnType<typeof useList<R>>['rows'];
  isLoading: boolean;
  error: Error | null;
  retry: () => void;
} {
  const { rows, query, more } = useList(route, args);
  const { available, busy, load } = more;
  const pages = Math.ceil(rows.length / 200);
  const wantsMore = available && !busy && pages < mostPages && !query.isError;
  const loadNext = useRef(load);
  useEffect(() => {
    loadNext.current = load;
  });
  useEffect(() => {
    if (wantsMore) loadNext.current();
  }, [wantsMore]);
  return { rows, isLoading: query.isLoading, error: query.error, retry: () => void query.refetch() };
}
