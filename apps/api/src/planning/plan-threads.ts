import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Refused } from '../platform/refused';
import { startThread, ThreadFailed, Threads, ThreadsBusy } from '../platform/threads';
import type { ThreadRun } from '../platform/threads';
import type { VroomOutcome, VroomWork } from './solve-vroom';

/** One core stays with the event loop and the database. */
const most = Math.max(1, availableParallelism() - 1);
const memoryMb = 1_024;

/** The planner's threads of this process. */
@Injectable()
export class PlanThreads implements BeforeApplicationShutdown {
  private readonly threads = new Threads<VroomWork, VroomOutcome>(
    () => startThread(import.meta.url, 'plan-worker', memoryMb),
    { most, mostWaiting: 4 * most },
  );

  /** @throws Refused busy | plan-failed (it took too long or too much memory, or the thread died) */
  async run(work: VroomWork, run: ThreadRun): Promise<VroomOutcome> {
    try {
      return await this.threads.run(work, run);
    } catch (error) {
      if (error instanceof ThreadsBusy) throw new Refused('busy', { retryAfterSeconds: 5 });
      if (!(error instanceof ThreadFailed)) throw error;
      throw new Refused('plan-failed', { reason: error.reason }, undefined, { cause: error });
    }
  }

  async beforeApplicationShutdown() {
    await this.threads.stop();
  }
}
