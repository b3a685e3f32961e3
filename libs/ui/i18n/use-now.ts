import { useEffect, useState } from 'react';

/** The present in milliseconds, renewed every `everyMs` while the page is visible. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(() => new Date().getTime());
  useEffect(() => {
    const renew = (): void => {
      if (document.visibilityState !== 'hidden') setNow(new Date().getTime());
    };
    const timer = setInterval(renew, everyMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [everyMs]);
  return now;
}
