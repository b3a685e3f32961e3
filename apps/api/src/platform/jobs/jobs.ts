import { PgBoss } from 'pg-boss';
import type { Db, JobWithMetadata, JobResult } from 'pg-boss';
import type { ZodType } from 'zod';
import type { Log, Tx } from '../database';
import { JOBS_ROLE, JOBS_SCHEMA } from './install';
import { jobKind } from './job-kind';
import type { DeadLetter, EnqueueOptions, JobHandler, JobKind, JobOptions } from './job-kind';
import { attemptOf } from './attempt';
import type { Attempt } from './attempt';

export interface JobsOptions {
  /** Connects as the product does. */
  appUrl: string;
  /** False in a process that only adds jobs. */
  work: boolean;
  log?: Log;
  /** How long a stop waits for the jobs in hand before they are left to be retried. */
  stopPatienceMs?: number;
  /** How often the jobs of dead processes are looked for. */
  superviseSeconds?: number;
}

const DEAD_LETTERS = 'dead-letters';
const POLL_SECONDS = 0.5;
/** A process that gives no sign for so long is dead, and its jobs are retried. */
const HEARTBEAT_SECONDS = 10;
const KEEP_DONE_SECONDS = 86_400;
const KEEP_WAITING_SECONDS = 14 * 86_400;
const SAME_ERROR_QUIET_MS = 5_000;

interface Registered {
  options: Required<JobOptions>;
  attempt: Attempt | null;
}

/** The queue of jobs, in Postgres: a job is added in the transaction of the business, or not at all. */
export class Jobs {
  private readonly boss: PgBoss;
  private readonly kinds = new Map<string, Registered & { input: ZodType<object> }>();
  private readonly workers = new Map<string, string>();
  private readonly schedules = new Map<string, { cron: string; timeZone: string; input: object }>();
  private readonly log: Log;
  private lastError = { message: '', atMs: 0 };
  private started = false;

  constructor(private readonly options: JobsOptions) {
    this.log = options.log ?? (() => undefined);
    this.boss = new PgBoss({
      connectionString: options.appUrl,
      // The login role has no rights of its own.
      options: `-c role=${JOBS_ROLE}`,
      application_name: 'callout jobs',
      schema: JOBS_SCHEMA,
      max: 4,
      migrate: false,
      createSchema: false,
      supervise: options.work,
      schedule: options.work,
      superviseIntervalSeconds: options.superviseSeconds ?? 5,
      monitorIntervalSeconds: options.superviseSeconds ?? 5,
      maintenanceIntervalSeconds: 3_600,
      reindex: false,
      monitorVacuum: false,
    });
    this.boss.on('error', error => this.report(error));
    this.boss.on('warning', warning => this.log('The job queue warns', { ...warning }));
  }

  /** Says what a kind of job does. Every process defines all kinds, before `start`; only workers run them. */
  define<T extends object>(
    name: string,
    input: ZodType<T>,
    handler: JobHandler<T>,
    options?: JobOptions,
  ): JobKind<T> {
    const kind = jobKind(name, input, options);
    this.handle(kind, handler);
    return kind;
  }

  /** The same for a kind that stands on its own. */
  handle<T extends object>(kind: JobKind<T>, handler: JobHandler<T>): void {
    if (this.started) throw new TypeError(`${kind.name} is defined after the start`);
    if (this.kinds.has(kind.name)) throw new TypeError(`${kind.name} is defined twice`);
    this.kinds.set(kind.name, { ...kind, attempt: attemptOf(kind, handler, this.log) });
  }

  /**
   * Adds a job in the transaction: it runs after the commit, or never. Null if the kind is a singleton and one with this
   * key is waiting already. @throws ZodError if the input is not what the kind says
   */
  async enqueue<T extends object>(
    tx: Tx,
    kind: JobKind<T>,
    input: T,
    { singletonKey, startAfter }: EnqueueOptions = {},
  ): Promise<string | null> {
    const { name, options } = kind;
    if (options.singleton !== (singletonKey !== undefined))
      throw new TypeError(`${name} ${options.singleton ? 'needs a' : 'takes no'} singletonKey`);
    const id = await this.boss.send(name, kind.input.parse(input), {
      singletonKey,
      startAfter,
      db: inside(tx),
    });
    if (id && !startAfter) tx.afterCommit(() => this.nudge(name));
    return id;
  }

  /** Runs a job by the clock of a time zone (cron, to the minute), once however many processes there are. */
  schedule<T extends object>(kind: JobKind<T>, cron: string, timeZone: string, input: T): void {
    this.schedules.set(kind.name, { cron, timeZone, input: kind.input.parse(input) });
  }

  async start(): Promise<void> {
    if (this.started) return;
    this.started = true;
    await this.boss.start();
    await this.boss.createQueue(DEAD_LETTERS, { retentionSeconds: KEEP_WAITING_SECONDS });
    for (const [name, { options }] of this.kinds) await this.prepare(name, options);
    if (!this.options.work) return;
    for (const [name, { attempt, options }] of this.kinds)
      if (attempt) this.workers.set(name, await this.work(name, attempt, options));
    await this.prepareSchedules();
  }

  /** Takes no more jobs and finishes those in hand. */
  async stop(): Promise<void> {
    if (!this.started) return;
    await this.boss.stop({ graceful: true, timeout: this.options.stopPatienceMs ?? 10_000 });
  }

  /** What failed for good, newest first. */
  async failed(limit = 100): Promise<DeadLetter[]> {
    const found: { rows: DeadLetter[] } = await this.boss.getDb().executeSql(
      `SELECT id, source_name AS job, data AS input, source_output->>'message' AS error,
              source_retry_count + 1 AS attempts, source_created_on AS "createdAt", created_on AS "failedAt"
       FROM ${JOBS_SCHEMA}.job WHERE name = $1 ORDER BY created_on DESC LIMIT $2`,
      [DEAD_LETTERS, limit],
    );
    return found.rows;
  }

  /** Puts dead letters back into their queues. Answers how many. */
  async retry(ids: string[]): Promise<number> {
    return await this.boss.redrive(DEAD_LETTERS, { ids });
  }

  private async prepare(name: string, options: Required<JobOptions>) {
    const settings = {
      retryLimit: options.retryLimit,
      retryDelay: options.retryDelaySeconds,
      retryDelayMax: options.retryDelayMaxSeconds,
      retryBackoff: true,
      expireInSeconds: options.expireSeconds,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      retentionSeconds: KEEP_WAITING_SECONDS,
      deleteAfterSeconds: KEEP_DONE_SECONDS,
      deadLetter: DEAD_LETTERS,
    };
    await this.boss.createQueue(name, { policy: options.singleton ? 'short' : 'standard', ...settings });
    await this.boss.updateQueue(name, settings);
  }

  private async work(name: string, attempt: Attempt, { concurrency }: Required<JobOptions>): Promise<string> {
    return await this.boss.work(
      name,
      {
        includeMetadata: true,
        perJobResults: true,
        localConcurrency: concurrency,
        pollingIntervalSeconds: POLL_SECONDS,
      },
      (jobs: JobWithMetadata[]): Promise<JobResult[]> => Promise.all(jobs.map(attempt)),
    );
  }

  private async prepareSchedules() {
    for (const { name } of await this.boss.getSchedules())
      if (!this.schedules.has(name)) await this.boss.unschedule(name);
    for (const [name, { cron, timeZone, input }] of this.schedules)
      await this.boss.schedule(name, cron, input, { tz: timeZone, missed: 'once' });
  }

  /** Spares a job added in this process the wait for the next poll. */
  private nudge(name: string) {
    const worker = this.workers.get(name);
    if (worker) this.boss.notifyWorker(worker);
  }

  /** While the database is away every worker says so twice a second. */
  private report(error: Error) {
    const atMs = performance.now();
    const { message } = error;
    if (message === this.lastError.message && atMs - this.lastError.atMs < SAME_ERROR_QUIET_MS) return;
    this.lastError = { message, atMs };
    this.log('The job queue failed', { error });
  }
}

function inside(tx: Tx): Db {
  return { executeSql: async (sql, values) => ({ rows: await tx.rows(sql, values) }) };
}
