/** What changed; the app reads the thing again. */
export interface LiveChange {
  id: string;
  topic: string;
  subjectId: string | null;
  payload: Readonly<Record<string, unknown>>;
}
export type LiveState = 'connecting' | 'live' | 'lost';
export type LiveMessage =
  | { kind: 'change'; change: LiveChange }
  | { kind: 'reset' }
  | { kind: 'state'; state: LiveState };

/** The parts of EventSource, BroadcastChannel and LockManager that a connection stands on; fakes in specs. */
export interface LiveSource {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: Event) => void): void;
  close(): void;
}
export interface LiveChannel {
  addEventListener(type: 'message', listener: (event: Event) => void): void;
  postMessage(message: unknown): void;
  close(): void;
}
export interface LiveLocks {
  request(name: string, options: { signal: AbortSignal }, hold: () => Promise<void>): Promise<unknown>;
}
export interface LiveWorld {
  openSource: (url: string) => LiveSource;
  openChannel?: ((name: string) => LiveChannel) | undefined;
  locks?: LiveLocks | undefined;
  setTimer: (action: () => void, ms: number) => () => void;
}

export const browserWorld = (): LiveWorld => ({
  openSource: url => new EventSource(url),
  openChannel: typeof BroadcastChannel === 'function' ? name => new BroadcastChannel(name) : undefined,
  locks: typeof navigator === 'object' && 'locks' in navigator ? navigator.locks : undefined,
  setTimer: (action, ms) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Reads one `change` event; null for what is none (a newer server may send more than we know). */
export function parseChange(id: string, data: unknown): LiveChange | null {
  if (typeof data !== 'string') return null;
  try {
    const body: unknown = JSON.parse(data);
    if (!isRecord(body) || typeof body.topic !== 'string') return null;
    return {
      id: typeof body.id === 'string' ? body.id : id,
      topic: body.topic,
      subjectId: typeof body.subjectId === 'string' ? body.subjectId : null,
      payload: isRecord(body.payload) ? body.payload : {},
    };
  } catch {
    return null;
  }
}

/**
 * One event stream for all tabs of a browser: HTTP/1.1 allows six connections per origin, and six tabs would leave none
 * for requests. The tab that holds the lock reads the stream and passes everything on; when it goes, another takes over
 * and tells all to read again, because what was said in between is unknown. The first begins behind `after`, a place in
 * the stream. Returns a function that ends it.
 */
export function connectLive(
  url: string,
  tell: (message: LiveMessage) => void,
  world: LiveWorld,
  after?: string,
): () => void {
  const ending = new AbortController();
  if (!world.locks || !world.openChannel) {
    const close = readStream(url, tell, world, { after });
    return close;
  }
  const channel = world.openChannel(`callout-live:${url}`);
  const post = channel.postMessage.bind(channel);
  let heardOfLeader = false;
  let state: LiveState = 'connecting';
  let leads = false;

  const pass = (message: LiveMessage): void => {
    if (message.kind === 'state') ({ state } = message);
    post(message);
    tell(message);
  };
  channel.addEventListener('message', event => {
    if (!(event instanceof MessageEvent)) return;
    const message: LiveMessage | { kind: 'hello' } = event.data;
    if (message.kind === 'hello') {
      if (leads) post({ kind: 'state', state } satisfies LiveMessage);
      return;
    }
    heardOfLeader = true;
    tell(message);
  });
  // A tab that comes later asks how things stand.
  post({ kind: 'hello' });

  const lead = (): Promise<void> =>
    new Promise(resolve => {
      leads = true;
      const close = readStream(url, pass, world, heardOfLeader ? { mustReset: true } : { after });
      ending.signal.addEventListener('abort', () => {
        close();
        resolve();
      });
    });
  world.locks
    .request(`callout-live:${url}`, { signal: ending.signal }, lead)
    // Ended while waiting for the lock: another tab leads, and there is nothing to close.
    .catch(() => undefined);

  return () => {
    ending.abort();
    channel.close();
  };
}

/** Reads the stream of this tab. EventSource itself resumes with Last-Event-ID; what it gives up on is opened anew. */
function readStream(
  url: string,
  tell: (message: LiveMessage) => void,
  world: LiveWorld,
  start: { after?: string | undefined; mustReset?: boolean },
): () => void {
  let source: LiveSource | undefined;
  let closed = false;
  let failures = 0;
  let mustReset = start.mustReset ?? false;
  // Opened anew it does not go back to there: everything is read again.
  let place = start.after === undefined ? '' : `?after=${encodeURIComponent(start.after)}`;
  let cancelTimer: (() => void) | undefined;

  const open = (): void => {
    if (closed) return;
    const current = world.openSource(url + place);
    place = '';
    source = current;
    current.addEventListener('open', () => {
      failures = 0;
      tell({ kind: 'state', state: 'live' });
      if (mustReset) tell({ kind: 'reset' });
      mustReset = false;
    });
    current.addEventListener('change', event => {
      if (!(event instanceof MessageEvent)) return;
      const change = parseChange(event.lastEventId, event.data);
      if (change) tell({ kind: 'change', change });
    });
    current.addEventListener('reset', () => tell({ kind: 'reset' }));
    current.addEventListener('error', () => {
      if (closed) return;
      failures += 1;
      tell({ kind: 'state', state: failures > 1 ? 'lost' : 'connecting' });
      // 0 CONNECTING: it tries again by itself. 2 CLOSED: refused for good, so the place in the stream is gone.
      if (current.readyState !== 2) return;
      current.close();
      // Refused at once: the next reading tells whether the session ended, which an event source never says.
      if (!mustReset) tell({ kind: 'reset' });
      mustReset = true;
      cancelTimer = world.setTimer(open, Math.min(30_000, 1_000 * 2 ** Math.min(failures - 1, 5)));
    });
  };
  tell({ kind: 'state', state: 'connecting' });
  open();
  return () => {
    closed = true;
    cancelTimer?.();
    source?.close();
  };
}
