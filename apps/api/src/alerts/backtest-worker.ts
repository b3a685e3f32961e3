import { parentPort } from 'node:worker_threads';
import { tryOn } from './backtest-work';
import type { BacktestWork } from './backtest-work';

/** The entry of the thread that tries rules on the past: one unit in, its outcome out. What throws ends the thread. */
parentPort?.on('message', (work: BacktestWork) => {
  parentPort?.postMessage(tryOn(work), []);
});
