import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Position } from '#contracts';
import { ApiProblem, useApi } from '#ui';

export type SharingState = 'off' | 'on' | 'denied' | 'off-shift';
interface Sharing {
  state: SharingState;
  turn: (on: boolean) => void;
  /** Where the phone was last, for the steps of a visit; null when nothing is shared. */
  last: () => Position | null;
}
const Context = createContext<Sharing>({ state: 'off', turn: () => undefined, last: () => null });
export const useSharing = (): Sharing => useContext(Context);

const EVERY_MS = 20_000;
const MEMORY = 'callout.field.share';

/** Sends the place while the engineer allows it; the server refuses off shift, and then nothing is sent for a while. */
export function PositionSharing({ enabled, children }: { enabled: boolean; children: ReactNode }): ReactNode {
  const api = useApi();
  const [isWanted, setWanted] = useState(() => localStorage.getItem(MEMORY) === 'on');
  const [state, setState] = useState<Exclude<SharingState, 'off'>>('on');
  const isSharing = enabled && isWanted && 'geolocation' in navigator;
  const last = useRef<Position | null>(null);
  const sentAt = useRef(0);

  useEffect(() => {
    if (!isSharing) return undefined;
    const send = async ({ coords, timestamp }: GeolocationPosition): Promise<void> => {
      last.current = { lat: coords.latitude, lng: coords.longitude };
      if (timestamp - sentAt.current < EVERY_MS) return;
      sentAt.current = timestamp;
      try {
        await api.call(routes.sendPosition, {
          body: {
            position: last.current,
            at: new Date(timestamp).toISOString(),
            accuracyMetres: Math.min(coords.accuracy, 100_000),
          },
        });
        setState('on');
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'position-off-shift') setState('off-shift');
      }
    };
    const watch = navigator.geolocation.watchPosition(
      position => void send(position),
      error => setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'on'),
      { enableHighAccuracy: true, maximumAge: 10_000 },
    );
    return () => {
      navigator.geolocation.clearWatch(watch);
      last.current = null;
    };
  }, [api, isSharing]);

  const value = useMemo<Sharing>(
    () => ({
      state: isSharing ? state : 'off',
      turn: on => {
        localStorage.setItem(MEMORY, on ? 'on' : 'off');
        setWanted(on);
      },
      last: () => last.current,
    }),
    [state, isSharing],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}
