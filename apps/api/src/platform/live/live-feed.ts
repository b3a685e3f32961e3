import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailable } from '../database';
import type { Database, Log, Scope } from '../database';
import { OUTBOX_RETENTION_MS } from '../outbox';
import { Audience, audienceKey } from './audience';
import { readChanges, readHorizon, scan } from './outbox-reader';
import type { Address, Horizon } from './outbox-reader';
import { before, isAfter, readEventId } from './position';
import type { Position } from './position';
import { Subscriber } from './subscriber';
import type { Listener } from './subscriber';

export interface LiveFeedOptions {
  /** Between two looks at the outbox while somebody listens. */
  pollMs?: number;
  /** Reading everything again is cheaper than being told more than this. */
  maxRecalled?: number;
  log?: Log;
}

export interface LiveFacts {
  subscribers: number;
  /** For how long the oldest change has been waiting for a transaction that began before it. */
  blockedMs: number;
}

const SCAN_ROWS = 1_000;
const RECALL_ROWS = 500;
const READS_AT_ONCE = 4;
const LONGEST_PAUSE_MS = 500;

/**
 * Tells subscribers what has changed, each row once and in order, from where they were cut off. One look at the outbox
 * serves all; what a subscriber is told is read under its own scope, so that row security decides and not this code.
 */
export class LiveFeed {
  private readonly audiences = new Map<string, Audience>();
  private readonly options: Required<Omit<LiveFeedOptions, 'log'>>;
  private readonly log: Log;
  /** While somebody listens: all settled rows up to `head` have been told. */
  private tail: { epoch: string; head: Position } | null = null;
  private starting: Promise<{ epoch: string; head: Position }> | null = null;
  private running: Promise<void> | null = null;
  private readonly stopping = new AbortController();
  private blockedMs = 0;

  constructor(
    private readonly database: Database,
    { log = () => undefined, ...options }: LiveFeedOptions = {},
  ) {
    this.log = log;
    this.options = { pollMs: 30, maxRecalled: 5_000, ...options };
  }

  get facts(): LiveFacts {
    let subscribers = 0;
    for (const audience of this.audiences.values()) subscribers += audience.subscribers.size;
    return { subscribers, blockedMs: this.blockedMs };
  }

  /**
   * Begins after the event that the subscriber saw last, or now. Resolves when the past has been told; returns how to end
   * it. Whatever is committed after this call is told. @throws DatabaseUnavailable
   */
  async subscribe(scope: Scope, lastEventId: string | null, listener: Listener): Promise<() => void> {
    if (this.stopping.signal.aborted) throw new Error('The feed is stopped');
    const key = audienceKey(scope);
    const audience = this.audiences.get(key) ?? new Audience(scope);
    const subscriber = new Subscriber(listener);
    const end = () => {
      subscriber.ended = true;
      audience.subscribers.delete(subscriber);
      if (audience.subscribers.size === 0 && this.audiences.get(key) === audience) this.audiences.delete(key);
    };
    this.audiences.set(key, audience);
    audience.subscribers.add(subscriber);
    try {
      // In this order: the tail begins, and only then does the past end. Between the two nothing falls through.
      await this.begun();
      this.running ??= this.run();
      const horizon = await readHorizon(this.database);
      const from = lastEventId === null ? null : knownPosition(lastEventId, horizon);
      if (from) await this.recall(subscriber, audience.scope, horizon.epoch, from);
      else subscriber.begin(lastEventId === null ? 'position' : 'reset', horizon.epoch, before(horizon.xmin));
      subscriber.goLive();
    } catch (error) {
      end();
      throw error;
    }
    return end;
  }

  /** Lets all clients know how far they are. */
  tellPositions() {
    if (!this.tail) return;
    for (const audience of this.audiences.values())
      for (const subscriber of audience.subscribers) subscriber.reach(this.tail.head);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.cutAll('the server stops');
    await this.running;
  }

  private async recall(subscriber: Subscriber, scope: Scope, epoch: string, from: Position) {
    subscriber.begin('position', epoch, from);
    let after = from;
    for (let told = 0; !subscriber.ended;) {
      const page = await readChanges(this.database, scope, { epoch, after, limit: RECALL_ROWS });
      told += page.length;
      if (told > this.options.maxRecalled) {
        const horizon = await readHorizon(this.database);
        subscriber.begin('reset', horizon.epoch, before(horizon.xmin));
        return;
      }
      await subscriber.recall(page);
      const last = page.at(-1);
      if (!last || page.length < RECALL_ROWS) return;
      after = last.position;
    }
  }

  /** The tail begins where the outbox stands when the first subscriber comes. */
  private async begun() {
    if (this.tail) return this.tail;
    this.starting ??= readHorizon(this.database)
      .then(({ epoch, xmin }) => (this.tail ??= { epoch, head: before(xmin) }))
      .finally(() => (this.starting = null));
    return await this.starting;
  }

  private async run() {
    let pauseMs = 0;
    while (this.audiences.size > 0 && !this.stopping.signal.aborted) {
      try {
        const more = await this.step();
        pauseMs = more ? 0 : this.options.pollMs;
      } catch (error) {
        if (pauseMs < LONGEST_PAUSE_MS) this.log('The live feed cannot read the outbox', { error });
        pauseMs = LONGEST_PAUSE_MS;
      }
      if (pauseMs > 0)
        await sleep(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    this.running = null;
    this.tail = null;
  }

  /** One look. The head moves on only when everybody has been told, so that after a failure nobody has missed anything. */
  private async step(): Promise<boolean> {
    const { epoch, head } = await this.begun();
    const { rows, xmin, blockedMs, epoch: current } = await scan(this.database, epoch, head, SCAN_ROWS);
    if (current !== epoch) {
      this.tail = null;
      this.cutAll('the database was replaced');
      return true;
    }
    this.blockedMs = blockedMs;
    const last = rows.at(-1);
    const full = rows.length === SCAN_ROWS;
    if (last) await this.tellAll(epoch, head, last.position, rows);
    const next = last && full ? last.position : before(xmin);
    this.tail = { epoch, head: isAfter(next, head) ? next : head };
    return full;
  }

  private async tellAll(epoch: string, after: Position, upTo: Position, rows: readonly Address[]) {
    const caring = [...this.audiences.values()].filter(audience =>
      rows.some(row => audience.mayCareFor(row)),
    );
    const queue = caring.values();
    const lanes = Array.from({ length: Math.min(READS_AT_ONCE, caring.length) }, async () => {
      for (const audience of queue) {
        await this.tellOne(audience, epoch, after, upTo);
      }
    });
    await Promise.all(lanes);
  }

  private async tellOne(audience: Audience, epoch: string, after: Position, upTo: Position) {
    try {
      const changes = await readChanges(this.database, audience.scope, { epoch, after, upTo });
      for (const subscriber of audience.subscribers) subscriber.hear(changes);
    } catch (error) {
      if (error instanceof DatabaseUnavailable) throw error;
      // A fault of these subscribers alone must not stop the others.
      this.log('An audience cannot be told what is new', { error });
      for (const subscriber of audience.subscribers) subscriber.cut('it cannot be read for them');
    }
  }

  private cutAll(reason: string) {
    for (const audience of this.audiences.values())
      for (const subscriber of audience.subscribers) subscriber.cut(reason);
    this.audiences.clear();
  }
}

/** The position of the event, or null if what came after it is not all there any more. */
function knownPosition(lastEventId: string, { epoch, xmin, oldest }: Horizon): Position | null {
  const event = readEventId(lastEventId);
  if (event?.epoch !== epoch || isAfter(event.position, before(xmin))) return null;
  // Rows are deleted from the beginning, and the newest of those past the retention stays as the mark.
  const isMark = oldest !== null && oldest.atMs < Date.now() - OUTBOX_RETENTION_MS;
  return isMark && isAfter(oldest.position, event.position) ? null : event.position;
}
