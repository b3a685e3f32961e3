import { useSyncExternalStore } from 'react';

const wide = '(width > 980px)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether list and detail stand beside each other; the same width as in requests.css and knowledge.css. */
export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(wide).matches);
