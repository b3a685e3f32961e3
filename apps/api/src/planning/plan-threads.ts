import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Refused } from '../platform/refused';
import { startThread, ThreadFailed, Threads, ThreadsBusy } from '../platform/threads';
import type { ThreadRun } from '../platform/threads';
import type { DayFacts, DayProposal } from './day/day';
import type { DayBudget } from './day/solve-day';
import type { RepairFacts, RepairProposal } from './repair/repair';
import type { PlanOutcome, PlanWork } from './plan-work';
import type { VroomOutcome, VroomWork } from './solve-vroom';

/** One core stays with the event loop and the database. */
const most = Math.max(1, availableParallelism() - 1);
const memoryMb = 1_024;

/** The planner's threads of this process. */
@Injectable()
export class PlanThreads implements BeforeApplicationShutdown {
  private readonly threads = new Threads<PlanWork, PlanOutcome>(
    () => startThread(import.meta.url, 'plan-worker', memoryMb),
    { most, mostWaiting: 4 * most },
  );

  /** @throws Refused busy | plan-failed (it took too long or too much memory, or the thread died) */
  async run(work: VroomWork, run: ThreadRun): Promise<VroomOutcome> {
    const answer = await this.think({ kind: 'vroom', work }, run);
    if (answer.kind !== 'vroom') throw new TypeError(`asked for vroom, answered ${answer.kind}`);
    return answer.outcome;
  }

  /** @throws Refused as `run` */
  async planDay(facts: DayFacts, budget: DayBudget, run: ThreadRun): Promise<DayProposal> {
    const answer = await this.think({ kind: 'day', facts, budget }, run);
    if (answer.kind !== 'day') throw new TypeError(`asked for a day, answered ${answer.kind}`);
    return answer.proposal;
  }

  /** @throws Refused as `run` */
  async repairDay(facts: RepairFacts, budget: DayBudget, run: ThreadRun): Promise<RepairProposal> {
    const answer = await this.think({ kind: 'repair', facts, budget }, run);
    if (answer.kind !== 'repair') throw new TypeError(`asked for a repair, answered ${answer.kind}`);
    return answer.proposal;
  }

  async beforeApplicationShutdown() {
    await this.threads.stop();
  }

  private async think(work: PlanWork, run: ThreadRun): Promise<PlanOutcome> {
    try {
      return await this.threads.run(work, run);
    } catch (error) {
      if (error instanceof ThreadsBusy) throw new Refused('busy', { retryAfterSeconds: 5 });
      if (!(error instanceof ThreadFailed)) throw error;
      throw new Refused('plan-failed', { reason: error.reason }, undefined, { cause: error });
    }
  }
}
