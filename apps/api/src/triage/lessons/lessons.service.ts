import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { AssistantStanding, LessonSummary, Page } from '#contracts';
import { engineVersion, fewestCases } from '#triage';
import type { Lesson, LessonInput } from '#triage';
import { Database, organisationOf } from '../../platform/database';
import type { SystemScope, Tx, WorkerScope } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { startThread, Threads } from '../../platform/threads';
import { AssistantEndpointHost } from '../assistant-endpoint';
import { learnEverything, learnModel, learnOrganisation } from './jobs';
import { dueModels, keepLesson, lessonFacts, lessonsPage } from './lessons.store';
import { FEWEST_COMPARED, judged } from './standing.rules';
import { standingOf } from './standing.store';

const memoryMb = 768;
const deadlineMs = 540_000;

/** What closed cases teach: a classifier for each model with enough of them, learned at night, used where it beats the rules. */
@Injectable()
export class LessonsService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly threads = new Threads<LessonInput, Lesson>(
    () => startThread(import.meta.url, 'learn-worker', memoryMb),
    { most: 1, mostWaiting: 100 },
  );

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(AssistantEndpointHost) private readonly endpoint: Pick<AssistantEndpointHost, 'model'>,
  ) {}

  onModuleInit() {
    this.jobs.handle(learnEverything, (_, { scope }) => this.learnEverything(scope));
    this.jobs.handle(learnOrganisation, (_, { scope }) => this.learnDue(scope));
    this.jobs.handle(learnModel, ({ modelId }, { scope, signal }) => this.learn(modelId, scope, signal));
    this.jobs.schedule(learnEverything, '43 1 * * *', 'UTC', {});
  }

  async beforeApplicationShutdown() {
    await this.threads.stop();
  }

  list(tx: Tx, query: { limit: number; cursor?: string | undefined }): Promise<Page<LessonSummary>> {
    return lessonsPage(tx, query);
  }

  async standing(tx: Tx): Promise<AssistantStanding> {
    const model = this.endpoint.model?.name ?? null;
    const found =
      model === null ? judged({ cases: 0, modelRight: 0, rulesRight: 0 }) : await standingOf(tx, model);
    return { model, ...found, fewest: FEWEST_COMPARED };
  }

  /** Does not wait for the night. */
  async learnSoon(tx: Tx): Promise<void> {
    await this.jobs.enqueue(tx, learnOrganisation, { organisationId: organisationOf(tx.scope) ?? '' });
  }

  async learnEverything(scope: SystemScope): Promise<void> {
    const organisations = await this.database.transaction(
      scope,
      tx => tx.rows<{ id: string }>(`SELECT id FROM organisation WHERE kind = 'manufacturer'`),
      { readOnly: true },
    );
    for (const { id } of organisations)
      await this.learnDue({ ...scope, family: 'worker', organisationId: id });
  }

  async learnDue(scope: WorkerScope): Promise<void> {
    await this.database.transaction(scope, async tx => {
      for (const modelId of await dueModels(tx, fewestCases))
        await this.jobs.enqueue(tx, learnModel, { organisationId: scope.organisationId, modelId });
    });
  }

  /** No transaction is open while the thread learns. */
  async learn(modelId: string, scope: WorkerScope, signal?: AbortSignal): Promise<void> {
    const facts = await this.database.transaction(scope, tx => lessonFacts(tx, modelId), { readOnly: true });
    if (!facts || facts.cases.length < fewestCases) return;
    const { stamp, ...input } = facts;
    const lesson = await this.threads.run(input, { deadlineMs, ...(signal ? { signal } : {}) });
    await this.database.transaction(scope, tx => keepLesson(tx, modelId, stamp, engineVersion, lesson));
  }
}
