import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailable } from '../database';

/** The queue stayed full: whoever sends should wait and send again. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export interface BatcherOptions<T> {
  /** Stores all of them or none. */
  commit(batch: readonly T[]): Promise<void>;
  /** Puts one aside that cannot be stored whatever happens; if it resolves, the item counts as done. */
  poisoned?(item: T, error: unknown): Promise<void>;
  /** Whether an error will pass, so that retrying item by item is in vain. */
  isTemporary?(error: unknown): boolean;
  maxBatch?: number;
  /** How long the first of a batch may wait for company while commits follow each other. */
  lingerMs?: number;
  maxQueue?: number;
  /** How long an item may wait for room in a full queue. */
  patienceMs?: number;
}

interface Waiting<T> {
  item: T;
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Turns many small writes into few commits. When idle an item is committed at once; under load items gather while the
 * commit before is under way, and up to `lingerMs` longer. Items keep their order; one commit at a time.
 */
export class Batcher<T> {
  private readonly options: Required<Omit<BatcherOptions<T>, 'poisoned'>> &
    Pick<BatcherOptions<T>, 'poisoned'>;
  private queue: Waiting<T>[] = [];
  private readonly forRoom: (() => void)[] = [];
  private running: Promise<void> | null = null;
  private closed = false;

  constructor(options: BatcherOptions<T>) {
    this.options = {
      isTemporary: error => error instanceof DatabaseUnavailable,
      maxBatch: 200,
      lingerMs: 10,
      maxQueue: 10_000,
      patienceMs: 5_000,
      ...options,
    };
  }

  get queued(): number {
    return this.queue.length;
  }

  /** Resolves when the item is committed. @throws Overloaded, or what the commit threw */
  async add(item: T): Promise<void> {
    if (this.queue.length >= this.options.maxQueue) await this.room();
    if (this.closed) throw new Overloaded('closed');
    await new Promise<void>((done, failed) => {
      this.queue.push({ item, done, failed });
      this.running ??= this.run();
    });
  }

  /** Takes no more and commits what is queued. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async run() {
    // The rest of what came with the same packet or in the same tick belongs to the first batch.
    await new Promise(resolve => setImmediate(resolve));
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, this.options.maxBatch);
      await this.commitAll(batch);
      for (const enter of this.forRoom.splice(0, batch.length)) enter();
      if (this.queue.length > 0 && this.queue.length < this.options.maxBatch && !this.closed)
        await sleep(this.options.lingerMs);
    }
    this.running = null;
  }

  private async commitAll(batch: Waiting<T>[]) {
    try {
      await this.options.commit(batch.map(waiting => waiting.item));
      for (const { done } of batch) done();
    } catch (error) {
      if (this.options.isTemporary(error)) for (const { failed } of batch) failed(error);
      else await this.commitSingly(batch);
    }
  }

  /** One of them spoils the batch: the others must not suffer for it. */
  private async commitSingly(batch: Waiting<T>[]) {
    let outage: { error: unknown } | null = null;
    for (const { item, done, failed } of batch) {
      if (outage) {
        failed(outage.error);
        continue;
      }
      try {
        await this.options.commit([item]);
        done();
      } catch (error) {
        if (this.options.isTemporary(error)) outage = { error };
        if (outage || !this.options.poisoned) failed(error);
        else await this.options.poisoned(item, error).then(done, failed);
      }
    }
  }

  private async room() {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const enter = () => resolve(true);
    this.forRoom.push(enter);
    const timer = setTimeout(() => resolve(false), this.options.patienceMs);
    const entered = await promise;
    clearTimeout(timer);
    if (entered) return;
    this.forRoom.splice(this.forRoom.indexOf(enter), 1);
    throw new Overloaded('The queue stays full');
  }
}
