export type { LiveChange, LiveMessage, LiveState } from './connection';
export * from './live';
export * from './use-read-once-live';
