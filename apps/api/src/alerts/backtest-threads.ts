import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { UnitBacktest } from '#contracts';
import { Refused } from '../platform/refused';
import { startThread, ThreadFailed, Threads, ThreadsBusy } from '../platform/threads';
import type { ThreadRun } from '../platform/threads';
import type { BacktestWork } from './backtest-work';

/** Trials at once in this process; each has one unit in a thread at a time. */
export const MOST_TRIALS = 2;
const most = Math.min(MOST_TRIALS, Math.max(1, availableParallelism() - 1));
const memoryMb = 512;

/** The threads in which rules are tried on the past, so that nobody's request waits for it. */
@Injectable()
export class BacktestThreads implements BeforeApplicationShutdown {
  private readonly threads = new Threads<BacktestWork, UnitBacktest>(
    () => startThread(import.meta.url, 'backtest-worker', memoryMb),
    { most, mostWaiting: MOST_TRIALS },
  );

  /** @throws Refused busy | backtest-failed (it took too long or too much memory, or the thread died) */
  async run(work: BacktestWork, run: ThreadRun): Promise<UnitBacktest> {
    try {
      return await this.threads.run(work, run);
    } catch (error) {
      if (error instanceof ThreadsBusy) throw new Refused('busy', { retryAfterSeconds: 5 });
      if (!(error instanceof ThreadFailed)) throw error;
      throw new Refused('backtest-failed', { reason: error.reason }, undefined, { cause: error });
    }
  }

  async beforeApplicationShutdown() {
    await this.threads.stop();
  }
}
