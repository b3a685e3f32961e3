import { useEffect, useState } from 'react';

/** Reads the token behind the hash mark (`#token=...` or the bare token): that part of an address reaches no server and no log. */
export function tokenOf(hash: string): string {
  const text = hash.replace(/^#/, '');
  const named = new URLSearchParams(text).get('token');
  return named ?? (text.includes('=') ? '' : text);
}

/** Takes the token out of the address, so that it does not stay in the history of the browser. */
export function useFragmentToken(): string {
  const [token] = useState(() => tokenOf(window.location.hash));
  useEffect(() => {
    if (window.location.hash)
      history.replaceState(null, '', window.location.pathname + window.location.search);
  }, []);
  return token;
}
