import type { ZodType } from 'zod';
import type { SystemScope, WorkerScope } from '../database';

export interface JobOptions {
  /** Attempts after the first; then it is a dead letter. */
  retryLimit?: number;
  /** Before the second attempt; doubles from then on, with jitter. */
  retryDelaySeconds?: number;
  retryDelayMaxSeconds?: number;
  /** An attempt that takes longer is given up and counts as failed. */
  expireSeconds?: number;
  /** Jobs of this kind at once in one process. */
  concurrency?: number;
  /** At most one waits for each `singletonKey`, which `enqueue` then demands. */
  singleton?: boolean;
}

/** A kind of job: its name in the queue and the shape of its input. Free of its handler, so that anybody can enqueue it. */
export interface JobKind<T extends object> {
  readonly name: string;
  readonly input: ZodType<T>;
  readonly options: Required<JobOptions>;
}

export function jobKind<T extends object>(
  name: string,
  input: ZodType<T>,
  options: JobOptions = {},
): JobKind<T> {
  return {
    name,
    input,
    options: {
      retryLimit: 8,
      retryDelaySeconds: 2,
      retryDelayMaxSeconds: 600,
      expireSeconds: 60,
      concurrency: 1,
      singleton: false,
      ...options,
    },
  };
}

/** A job that names its organisation runs for it; any other runs for the system. */
export type ScopeOf<T> = T extends { organisationId: string } ? WorkerScope : SystemScope;

export interface JobRun<T> {
  jobId: string;
  /** 1 for the first. */
  attempt: number;
  /** Aborted when the attempt has expired or the process stops. */
  signal: AbortSignal;
  /** For the transactions of the handler. */
  scope: ScopeOf<T>;
}

/** Runs at least once: a job whose process dies after its last commit runs again. */
export type JobHandler<T> = (input: T, run: JobRun<T>) => Promise<void>;

export interface EnqueueOptions {
  singletonKey?: string;
  /** Not before this time. */
  startAfter?: Date;
}

export interface DeadLetter {
  id: string;
  job: string;
  input: unknown;
  error: string;
  attempts: number;
  createdAt: Date;
  failedAt: Date;
}
