import { useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { routeKey, useApi } from '../api/react';
import type { ApiRoute } from '../api/route';
import { useSharedT } from '../i18n/i18n';
import { browserWorld, connectLive } from './connection';
import type { LiveChange, LiveMessage, LiveState } from './connection';
import './live.css';

interface Live {
  state: LiveState;
  listen: (listener: (message: LiveMessage) => void) => () => void;
}
const Context = createContext<Live>({ state: 'connecting', listen: () => () => undefined });

/** Which queries a change makes stale: routes, or a function that names exact keys. */
export type LiveTopics = Readonly<
  Record<string, readonly ApiRoute[] | ((change: LiveChange) => readonly QueryKey[])>
>;

export interface LiveProviderProps {
  topics: LiveTopics;
  /** '/live' below the api; '/visitor/live' for a tracking link. */
  path?: string;
  /** `Me.livePosition`: what has happened since is told, also before the stream was there. Without it: from then on. */
  after?: string;
  /** False before there is a session. */
  enabled?: boolean;
  children: ReactNode;
}

/** At most one refresh of a query in this time, the first at once: a burst of readings must not become a burst of requests. */
const breathMs = 200;

export function LiveProvider({
  topics,
  path = '/live',
  after,
  enabled = true,
  children,
}: LiveProviderProps): ReactNode {
  const { baseUrl } = useApi();
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [listeners] = useState(() => new Set<(message: LiveMessage) => void>());
  const [first] = useState(after);
  const current = useRef(topics);
  useEffect(() => {
    current.current = topics;
  });

  useEffect(() => {
    if (!enabled) return undefined;
    const stale = createStaleness(key => {
      void queries.invalidateQueries({ queryKey: key });
      // A first reading under way is not begun anew, and may be older than the change: it is read again when it is there.
      const isFirst = (query: { state: { data: unknown } }): boolean => query.state.data === undefined;
      if (queries.isFetching({ queryKey: key, predicate: isFirst }) > 0) stale.mark(key);
    });
    const disconnect = connectLive(
      baseUrl + path,
      message => {
        if (message.kind === 'state') setState(message.state);
        if (message.kind === 'reset') void queries.invalidateQueries();
        if (message.kind === 'change')
          for (const key of keysOf(current.current, message.change)) stale.mark(key);
        for (const listener of listeners) listener(message);
      },
      browserWorld(),
      first,
    );
    return () => {
      disconnect();
      stale.stop();
    };
  }, [enabled, baseUrl, path, first, queries, listeners]);

  const value = useMemo<Live>(
    () => ({
      state,
      listen: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    [state, listeners],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

function keysOf(topics: LiveTopics, change: LiveChange): readonly QueryKey[] {
  const found = topics[change.topic];
  if (!found) return [];
  return typeof found === 'function' ? found(change) : found.map(route => routeKey(route));
}

/** Marks keys as stale, each at once and then at most every `breathMs`. */
export function createStaleness(
  invalidate: (key: QueryKey) => void,
  setTimer: (action: () => void, ms: number) => () => void = browserWorld().setTimer,
): { mark: (key: QueryKey) => void; stop: () => void } {
  const resting = new Map<string, { again: QueryKey | null; cancel: () => void }>();
  const rest = (name: string): void => {
    const cancel = setTimer(() => {
      const again = resting.get(name)?.again;
      resting.delete(name);
      if (!again) return;
      rest(name);
      invalidate(again);
    }, breathMs);
    resting.set(name, { again: null, cancel });
  };
  return {
    mark: key => {
      const name = JSON.stringify(key);
      const entry = resting.get(name);
      if (entry) {
        entry.again = key;
        return;
      }
      rest(name);
      invalidate(key);
    },
    stop: () => {
      for (const entry of resting.values()) entry.cancel();
      resting.clear();
    },
  };
}

/** Sees every change: for positions and readings that go straight into a chart or a map. `reset`: read all again. */
export function useLive(onChange: (change: LiveChange) => void, onReset?: () => void): LiveState {
  const { state, listen } = useContext(Context);
  const change = useRef(onChange);
  const reset = useRef(onReset);
  useEffect(() => {
    change.current = onChange;
    reset.current = onReset;
  });
  useEffect(
    () =>
      listen(message => {
        if (message.kind === 'change') change.current(message.change);
        if (message.kind === 'reset') reset.current?.();
      }),
    [listen],
  );
  return state;
}

export function useLiveState(): LiveState {
  return useContext(Context).state;
}

/** A small mark that tells whether the screen follows. */
export function LiveMark({ wordless }: { wordless?: boolean }): ReactNode {
  const t = useSharedT();
  const state = useLiveState();
  const text = t(state === 'live' ? 'live.live' : state === 'lost' ? 'live.lost' : 'live.connecting');
  return (
    <output className={`co-live co-live--${state}`} title={text}>
      <i aria-hidden />
      <span className={wordless ? 'co-sr' : ''}>{text}</span>
    </output>
  );
}
