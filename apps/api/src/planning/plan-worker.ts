import { parentPort } from 'node:worker_threads';
import { solveVroom } from './solve-vroom';
import type { VroomWork } from './solve-vroom';

/** The entry of the planner's thread: a piece of work in, its outcome out. What throws ends the thread. */
parentPort?.on('message', (work: VroomWork) => {
  parentPort?.postMessage(
    solveVroom(work, () => performance.now()),
    [],
  );
});
