import type { JobResult, JobWithMetadata } from 'pg-boss';
import type { Log, SystemScope, WorkerScope } from '../database';
import type { JobHandler, JobKind, ScopeOf } from './job-kind';

export type Attempt = (job: JobWithMetadata) => Promise<JobResult>;

/** One attempt at a job, whose outcome is always told and never thrown. */
export function attemptOf<T extends object>(kind: JobKind<T>, handler: JobHandler<T>, log: Log): Attempt {
  return async ({ id, data, retryCount, retryLimit, signal }) => {
    const parsed = kind.input.safeParse(data);
    // No retry will make it readable.
    if (!parsed.success) {
      log('A job cannot be read', { job: kind.name, jobId: id, reason: parsed.error.message });
      return { id, status: 'deadletter', output: { message: parsed.error.message } };
    }
    const attempt = retryCount + 1;
    try {
      await handler(parsed.data, { jobId: id, attempt, signal, scope: scopeOf(kind.name, id, parsed.data) });
      return { id, status: 'completed' };
    } catch (error) {
      log('A job failed', { job: kind.name, jobId: id, attempt, last: retryCount >= retryLimit, error });
      return {
        id,
        status: 'failed',
        output: { message: error instanceof Error ? error.message : String(error) },
      };
    }
  };
}

function scopeOf<T extends object>(job: string, jobId: string, input: T): ScopeOf<T>;
function scopeOf(job: string, jobId: string, input: object): WorkerScope | SystemScope {
  const actor = {
    personId: null,
    role: 'system',
    name: job,
    source: 'automation' as const,
    requestId: `job-${jobId}`,
  };
  return 'organisationId' in input && typeof input.organisationId === 'string'
    ? { family: 'worker', organisationId: input.organisationId, ...actor }
    : { family: 'system', ...actor };
}
