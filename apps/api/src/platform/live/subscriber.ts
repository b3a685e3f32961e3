import type { LiveChange } from '#contracts';
import type { Change } from './outbox-reader';
import { before, eventId, isAfter } from './position';
import type { Position } from './position';

export type LiveEvent =
  | { kind: 'change'; id: string; change: LiveChange }
  /** What was missed is not known any more: read everything again. */
  | { kind: 'reset'; id: string }
  /** Nothing to tell, but a reconnection from here misses nothing. */
  | { kind: 'position'; id: string };

export interface Listener {
  send(events: readonly LiveEvent[]): void;
  /** Resolves when more of the past can be taken. */
  drained?(): Promise<void>;
  /** It could not be kept up to date and hears nothing more; it may subscribe again from where it is. */
  cut?(reason: string): void;
}

/** A subscriber whom the past is still being told hears the present after it; not more than this may pile up. */
const MAX_WAITING = 5_000;

export class Subscriber {
  private waiting: Change[] | null = [];
  private epoch = '';
  private position: Position = before(0n);
  ended = false;

  constructor(private readonly listener: Listener) {}

  begin(kind: 'reset' | 'position', epoch: string, at: Position) {
    this.epoch = epoch;
    this.position = at;
    this.send([{ kind, id: eventId(epoch, at) }]);
  }

  /** What is new, in order; some of it may have been told as the past already. */
  hear(changes: readonly Change[]) {
    if (!this.waiting) {
      this.tell(changes);
      return;
    }
    this.waiting.push(...changes);
    if (this.waiting.length > MAX_WAITING) this.cut('too much happened while it caught up');
  }

  /** What has been, in order. */
  async recall(changes: readonly Change[]) {
    this.tell(changes);
    await this.listener.drained?.();
  }

  /** The past is told: what has piled up follows, and then the present as it comes. */
  goLive() {
    const waiting = this.waiting ?? [];
    this.waiting = null;
    this.tell(waiting);
  }

  /** Everything up to there has been heard: after a quiet time a reconnection is no reset. */
  reach(head: Position) {
    if (this.ended || this.waiting) return;
    if (isAfter(head, this.position)) this.position = head;
    this.send([{ kind: 'position', id: eventId(this.epoch, this.position) }]);
  }

  cut(reason: string) {
    if (this.ended) return;
    this.ended = true;
    this.waiting = null;
    this.listener.cut?.(reason);
  }

  private tell(changes: readonly Change[]) {
    const fresh = changes.filter(({ position }) => isAfter(position, this.position));
    const last = fresh.at(-1);
    if (!last || this.ended) return;
    this.position = last.position;
    this.send(
      fresh.map(({ position, change }) => ({ kind: 'change', id: eventId(this.epoch, position), change })),
    );
  }

  /** One listener that fails must not keep the others from hearing. */
  private send(events: readonly LiveEvent[]) {
    try {
      this.listener.send(events);
    } catch {
      this.cut('it could not be told');
    }
  }
}
