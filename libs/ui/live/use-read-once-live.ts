import { useEffect } from 'react';
import { useLiveState } from './live';

/**
 * Reads again as soon as changes are heard of: what a page has read before is older than the stream, and what happened in
 * between is in neither.
 */
export function useReadOnceLive(read: () => unknown): void {
  const isLive = useLiveState() === 'live';
  useEffect(() => {
    if (isLive) void read();
  }, [isLive, read]);
}
