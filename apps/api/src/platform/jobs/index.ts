export { installJobs, JOBS_SCHEMA } from './install';
export { jobKind } from './job-kind';
export type {
  DeadLetter,
  EnqueueOptions,
  JobHandler,
  JobKind,
  JobOptions,
  JobRun,
  ScopeOf,
} from './job-kind';
export { Jobs } from './jobs';
export type { JobsOptions } from './jobs';
export { JobsModule } from './jobs.module';
