import { parentPort } from 'node:worker_threads';
import { thinkAbout } from './plan-work';
import type { PlanWork } from './plan-work';

/** The entry of the planner's thread: a piece of work in, its outcome out. What throws ends the thread. */
parentPort?.on('message', (work: PlanWork) => {
  parentPort?.postMessage(
    thinkAbout(work, () => performance.now()),
    [],
  );
});
