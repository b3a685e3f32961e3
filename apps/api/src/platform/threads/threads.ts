import type { Worker } from 'node:worker_threads';
import { Idle } from './idle';
import { ThreadFailed, ThreadsBusy } from './failures';

export interface ThreadsOptions {
  /** Pieces of work at once in this process. */
  most: number;
  /** Pieces that may wait for a thread; the next is refused. */
  mostWaiting: number;
  /** How long a thread without work is kept. */
  idleMs?: number;
}

export interface ThreadRun {
  /** From the call on, waiting for a thread included. */
  deadlineMs: number;
  /** Whoever asked has gone: the work is given up. */
  signal?: AbortSignal;
}

/**
 * Work that would keep the event loop, done in threads: one piece at a time in each, and a thread that fails takes only
 * its own piece with it. The thread answers each message with one message.
 */
export class Threads<In, Out> {
  private readonly idle: Idle;
  private readonly waiting: (() => void)[] = [];
  private readonly running = new Set<Worker>();
  private busy = 0;
  private isStopped = false;

  constructor(
    private readonly start: () => Worker,
    private readonly options: ThreadsOptions,
  ) {
    this.idle = new Idle(options.idleMs ?? 30_000);
  }

  /** @throws ThreadsBusy if too many wait already; ThreadFailed if it took too long, died or was given up */
  async run(input: In, { deadlineMs, signal }: ThreadRun): Promise<Out> {
    const until = performance.now() + deadlineMs;
    await this.turn(deadlineMs, signal);
    try {
      return await this.work(input, until - performance.now(), signal);
    } finally {
      this.busy -= 1;
      this.waiting.shift()?.();
    }
  }

  /** Ends all threads; what they were at fails. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all([...this.running, ...this.idle.takeAll()].map(thread => thread.terminate()));
  }

  private started(): Worker {
    const thread = this.start();
    // One that is being ended may still fail, which is nobody's news; without any listener it would end the process.
    return thread.on('error', () => undefined);
  }

  private async turn(deadlineMs: number, signal?: AbortSignal): Promise<void> {
    if (this.isStopped) throw new ThreadFailed('stopped');
    if (this.busy >= this.options.most) {
      if (this.waiting.length >= this.options.mostWaiting) throw new ThreadsBusy();
      await this.queued(deadlineMs, signal);
    }
    this.busy += 1;
  }

  private queued(deadlineMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (reason: 'deadline' | 'stopped') => () => {
        const place = this.waiting.indexOf(begin);
        if (place >= 0) this.waiting.splice(place, 1);
        settle(() => reject(new ThreadFailed(reason)));
      };
      const overdue = leave('deadline');
      const given = leave('stopped');
      const timer = setTimeout(overdue, deadlineMs);
      const settle = (then: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', given);
        then();
      };
      const begin = () => settle(resolve);
      signal?.addEventListener('abort', given, { once: true });
      this.waiting.push(begin);
    });
  }

  private async work(input: In, leftMs: number, signal?: AbortSignal): Promise<Out> {
    if (this.isStopped || signal?.aborted) throw new ThreadFailed('stopped');
    const thread = this.idle.take() ?? this.started();
    this.running.add(thread);
    thread.ref();
    try {
      const out = await outcome<Out>(thread, leftMs, signal, () => thread.postMessage(input, []));
      if (this.isStopped) void thread.terminate();
      else this.idle.put(thread);
      return out;
    } catch (error) {
      // Whatever it is at now, nobody waits for it.
      void thread.terminate();
      throw error;
    } finally {
      this.running.delete(thread);
    }
  }
}

function outcome<Out>(
  thread: Worker,
  leftMs: number,
  signal: AbortSignal | undefined,
  begin: () => void,
): Promise<Out> {
  const over = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<Out>();
  const fail = (reason: ThreadFailed['reason'], cause?: unknown) => () =>
    reject(new ThreadFailed(reason, { cause }));
  const onError = (cause: Error) =>
    fail(Reflect.get(cause, 'code') === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'died', cause)();
  const onExit = fail('died');
  const timer = setTimeout(fail('deadline'), Math.max(0, leftMs));
  signal?.addEventListener('abort', fail('stopped'), { once: true, signal: over.signal });
  thread.on('message', resolve).on('error', onError).on('messageerror', onError).on('exit', onExit);
  begin();
  return promise.finally(() => {
    over.abort();
    clearTimeout(timer);
    thread.off('message', resolve).off('messageerror', onError).off('error', onError).off('exit', onExit);
  });
}
