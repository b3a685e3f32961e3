export type { LiveChange, LiveMessage, LiveState } from './connection';
export * from './live';
