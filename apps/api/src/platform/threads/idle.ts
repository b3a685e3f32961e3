import type { Worker } from 'node:worker_threads';

/** Threads without work, kept for a while because a start costs more than a small piece of work. */
export class Idle {
  private readonly timers = new Map<Worker, NodeJS.Timeout>();

  constructor(private readonly idleMs: number) {}

  /** Keeps nobody alive: neither the thread nor its timer. */
  put(thread: Worker): void {
    thread.unref();
    const timer = setTimeout(() => {
      this.timers.delete(thread);
      void thread.terminate();
    }, this.idleMs);
    this.timers.set(thread, timer.unref());
  }

  take(): Worker | null {
    for (const [thread, timer] of this.timers) {
      clearTimeout(timer);
      this.timers.delete(thread);
      // One that has ended by itself meanwhile has no id any more.
      if (thread.threadId >= 0) return thread;
    }
    return null;
  }

  takeAll(): Worker[] {
    const all: Worker[] = [];
    for (let thread = this.take(); thread; thread = this.take()) all.push(thread);
    return all;
  }
}
