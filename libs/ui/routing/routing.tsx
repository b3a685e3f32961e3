import { useSyncExternalStore } from 'react';
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';

export interface Location {
  /** Below the app's base, with a leading slash, without one at the end. */
  path: string;
  /** With its question mark, or ''. */
  search: string;
  /** With its hash mark, or ''. */
  hash: string;
}
export interface NavigateOptions {
  /** Instead of the present entry of the history: for redirects and for what only refines the address. */
  replace?: boolean;
}
export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Below the base: `/equipment/42`. */
  to: string;
  replace?: boolean;
}
export interface Routing {
  hrefOf: (to: string) => string;
  navigate: (to: string, options?: NavigateOptions) => void;
  useLocation: () => Location;
  Link: (props: LinkProps) => ReactNode;
}

/** A press that the browser should treat in its own way: a new tab, a new window, a download. */
const isForBrowser = (event: MouseEvent): boolean =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/** The addresses of one app: everything below `base` is its own, and paths in its code are written without it. */
export function createRouting(base: `/${string}`): Routing {
  const listeners = new Set<() => void>();
  let current: Location | null = null;

  const read = (): Location => {
    const { pathname, search, hash } = window.location;
    const path = (pathname.startsWith(base) ? pathname.slice(base.length) : '').replace(/\/+$/, '') || '/';
    // The same object as long as nothing changed: useSyncExternalStore compares by identity.
    if (current?.path !== path || current.search !== search || current.hash !== hash)
      current = { path, search, hash };
    return current;
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    addEventListener('popstate', listener);
    return () => {
      listeners.delete(listener);
      removeEventListener('popstate', listener);
    };
  };
  const hrefOf = (to: string): string => base + (to === '/' ? '/' : to);

  const navigate = (to: string, { replace }: NavigateOptions = {}): void => {
    const before = read().path;
    if (replace) history.replaceState(null, '', hrefOf(to));
    else history.pushState(null, '', hrefOf(to));
    if (read().path !== before && !replace) scrollTo(0, 0);
    for (const listener of listeners) listener();
  };

  function Link({ to, replace = false, onClick, children, ...rest }: LinkProps): ReactNode {
    return (
      <a
        {...rest}
        href={hrefOf(to)}
        onClick={event => {
          onClick?.(event);
          if (event.defaultPrevented || isForBrowser(event)) return;
          event.preventDefault();
          navigate(to, { replace });
        }}
      >
        {children}
      </a>
    );
  }

  return { hrefOf, navigate, useLocation: () => useSyncExternalStore(subscribe, read), Link };
}
