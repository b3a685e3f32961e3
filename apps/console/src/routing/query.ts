import { useCallback, useEffect, useMemo, useRef } from 'react';
import { navigate, useLocation } from './location';

/** Filters live in the address, so that they survive a reload and can be sent to a colleague. */
export function useSearchParams(): readonly [
  URLSearchParams,
  (changes: Readonly<Record<string, string | null | undefined>>) => void,
] {
  const { path, search } = useLocation();
  const present = useRef({ path, search });
  useEffect(() => {
    present.current = { path, search };
  });
  const params = useMemo(() => new URLSearchParams(search), [search]);
  // The same function for ever: rows that hold it need not be drawn anew.
  const change = useCallback((changes: Readonly<Record<string, string | null | undefined>>) => {
    const here = present.current;
    const next = new URLSearchParams(here.search);
    for (const [name, value] of Object.entries(changes))
      if (value) next.set(name, value);
      else next.delete(name);
    const text = next.toString();
    navigate(text ? `${here.path}?${text}` : here.path, { replace: true });
  }, []);
  return [params, change];
}
