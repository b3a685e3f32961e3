export { ThreadFailed, ThreadsBusy } from './failures';
export { startThread } from './thread-file';
export { Threads } from './threads';
export type { ThreadRun, ThreadsOptions } from './threads';
