import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log, Scope } from '../database';
import { Refused } from '../refused';
import type { LiveFeed } from './live-feed';
import type { LiveEvent } from './subscriber';

export interface EventStreamsOptions {
  /** Which of these sessions or tokens are still good; asked for all open streams together. */
  stillAllowed(credentialIds: readonly string[]): Promise<ReadonlySet<string>>;
  heartbeatMs?: number;
  checkMs?: number;
  maxStreams?: number;
  maxPerCredential?: number;
  log?: Log;
}

export interface Listening {
  scope: Scope;
  credentialId: string;
}

interface Stream {
  credentialId: string;
  response: ServerResponse;
}

const RETRY_MS = 1_000;
/** Who comes back at once is told at once that the session is over: the page must not show for a second more what it may not. */
const RETRY_AFTER_END_MS = 20;
/** What a client that does not read may leave lying here. */
const MAX_UNREAD_BYTES = 1_048_576;
const DRAIN_PATIENCE_MS = 10_000;

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/** The live feed as server-sent events over HTTP, and the watch over who may still listen. */
export class EventStreams {
  private readonly options: Required<Omit<EventStreamsOptions, 'log' | 'stillAllowed'>> & EventStreamsOptions;
  private readonly open = new Set<Stream>();
  private readonly timers: NodeJS.Timeout[] = [];
  private checking = false;
  private stopped = false;

  constructor(
    private readonly feed: LiveFeed,
    options: EventStreamsOptions,
  ) {
    this.options = { heartbeatMs: 15_000, checkMs: 500, maxStreams: 5_000, maxPerCredential: 20, ...options };
    this.timers.push(
      setInterval(() => this.beat(), this.options.heartbeatMs).unref(),
      setInterval(() => void this.check(), this.options.checkMs).unref(),
    );
  }

  get size(): number {
    return this.open.size;
  }

  /**
   * Answers with the stream until the client goes, its session ends or the server stops. Resolves when it has begun.
   * It begins behind `after`, or where a client that comes back says that it has been.
   * @throws Refused busy or too-many-requests, before anything is answered; DatabaseUnavailable likewise
   */
  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    { scope, credentialId }: Listening,
    after?: string,
  ): Promise<void> {
    this.refuseTooMany(credentialId);
    if (request.method === 'HEAD') {
      response.writeHead(200, headers).end();
      return;
    }
    const stream: Stream = { credentialId, response };
    let unsubscribe = () => undefined as void;
    this.open.add(stream);
    response.once('close', () => {
      this.open.delete(stream);
      unsubscribe();
    });
    const begin = () => {
      if (response.headersSent) return;
      response.writeHead(200, headers);
      response.write(`retry: ${RETRY_MS}\n\n`);
    };
    try {
      unsubscribe = await this.feed.subscribe(scope, lastEventIdOf(request) ?? after ?? null, {
        send: events => {
          begin();
          tell(response, events);
        },
        drained: () => drained(response),
        cut: () => response.end(),
      });
    } catch (error) {
      this.open.delete(stream);
      if (!response.headersSent) throw error;
      response.destroy();
      return;
    }
    // Gone while it subscribed.
    if (response.closed || response.destroyed) unsubscribe();
  }

  /** Ends the streams of a session at once, where this process knows of its end; elsewhere the check does. */
  revoke(credentialId: string) {
    for (const { credentialId: owner, response } of this.open)
      if (owner === credentialId && !response.writableEnded) response.end(`retry: ${RETRY_AFTER_END_MS}\n\n`);
  }

  stop() {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const { response } of this.open) response.end();
  }

  private refuseTooMany(credentialId: string) {
    if (this.stopped || this.open.size >= this.options.maxStreams) throw new Refused('busy');
    let own = 0;
    for (const stream of this.open) if (stream.credentialId === credentialId) own += 1;
    if (own >= this.options.maxPerCredential) throw new Refused('too-many-requests');
  }

  private beat() {
    this.feed.tellPositions();
  }

  private async check() {
    if (this.checking || this.open.size === 0) return;
    this.checking = true;
    try {
      const asked = [...new Set([...this.open].map(stream => stream.credentialId))];
      const good = await this.options.stillAllowed(asked);
      for (const credentialId of asked) if (!good.has(credentialId)) this.revoke(credentialId);
    } catch (error) {
      // Without the database nothing new is told either, and nothing can be revoked.
      this.options.log?.('The sessions of the live streams cannot be checked', { error });
    } finally {
      this.checking = false;
    }
  }
}

function lastEventIdOf({ headers: { 'last-event-id': id } }: IncomingMessage): string | null {
  return typeof id === 'string' && id !== '' ? id : null;
}

function tell(response: ServerResponse, events: readonly LiveEvent[]) {
  if (response.writableEnded || response.destroyed) return;
  response.write(events.map(text).join(''));
  if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
}

/** An id without data moves the client's position and is no event; the comment keeps proxies from closing. */
function text(event: LiveEvent): string {
  if (event.kind === 'position') return `: \nid: ${event.id}\n\n`;
  if (event.kind === 'reset') return `event: reset\nid: ${event.id}\ndata: {}\n\n`;
  return `event: change\nid: ${event.id}\ndata: ${JSON.stringify(event.change)}\n\n`;
}

async function drained(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return;
  const late = AbortSignal.timeout(DRAIN_PATIENCE_MS);
  await once(response, 'drain', { signal: late }).catch(() => response.destroy());
}
