import type { QueryClient } from '@tanstack/react-query';
import { navigate } from '../routing';

/** Pages that one sees without a session. */
export const openPaths = ['/sign-in', '/invitation', '/reset'] as const;
export const isOpenPath = (path: string): boolean => openPaths.some(open => open === path);

/** Where to go after signing in: a place of the console, never another site. */
export function nextPlace(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  return next.startsWith('/') && !next.startsWith('//') && !isOpenPath(next) ? next : '/';
}

/** The session ended: nothing of it stays in memory, and after signing in one is back where one was. */
export function leaveForSignIn(queries: QueryClient): void {
  const { pathname, search } = window.location;
  const path = pathname.replace(/^\/console/, '').replace(/\/+$/, '') || '/';
  if (isOpenPath(path)) return;
  queries.clear();
  navigate(`/sign-in?next=${encodeURIComponent(path + search)}`, { replace: true });
}
