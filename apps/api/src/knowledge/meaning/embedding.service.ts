import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { AssistantFault } from '#contracts';
import { unitVector } from '#triage';
import { Database, organisationOf } from '../../platform/database';
import type { SystemScope, Tx, WorkerScope } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { LlmFailed } from '../../platform/llm';
import { LOG } from '../../platform/log';
import type { Logger } from '../../platform/log';
import { LEDGER } from '../../triage';
import type { Ledger } from '../../triage';
import { articlesToEmbed, wordsOfTheHouse } from './embedding.store';
import { embedArticles, embedEverything } from './jobs';
import { MeaningHost } from './meaning-host';
import { batchesOf, piecesToSend } from './meaning.rules';
import type { Piece } from './meaning.rules';
import { dropVectors, keepVectors, MOST_VECTORS, vectorKeys, vectorState } from './vectors.store';

const batchMs = 30_000;
/** Of one run: ten minutes at an endpoint that takes its time. */
const mostBatches = 200;

export interface EmbeddingRun {
  embedded: number;
  dropped: number;
  /** Why it ended before everything had a vector. */
  fault: AssistantFault | null;
}

/** Keeps a vector for every piece of every article: those that are new or changed, and no other, cost a call. */
@Injectable()
export class EmbeddingService implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(MeaningHost) private readonly host: MeaningHost,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onModuleInit() {
    this.jobs.handle(embedEverything, (_, { scope }) => this.embedEverything(scope));
    this.jobs.handle(embedArticles, async ({ anew }, { scope, signal }) => {
      await this.run(scope, { anew, signal });
    });
    if (this.host.embedder) this.jobs.schedule(embedEverything, '*/15 * * * *', 'UTC', {});
  }

  /** Does not wait for the quarter of an hour. */
  async soon(tx: Tx, anew: boolean): Promise<void> {
    const organisationId = organisationOf(tx.scope) ?? '';
    await this.jobs.enqueue(
      tx,
      embedArticles,
      { organisationId, anew },
      { singletonKey: `${organisationId} ${anew}` },
    );
  }

  async embedEverything(scope: SystemScope): Promise<void> {
    const organisations = await this.database.transaction(
      scope,
      tx => tx.rows<{ id: string }>(`SELECT id FROM organisation WHERE kind = 'manufacturer'`),
      { readOnly: true },
    );
    for (const { id } of organisations)
      await this.database.transaction({ ...scope, family: 'worker', organisationId: id }, tx =>
        this.soon(tx, false),
      );
  }

  /** No transaction is open while the endpoint is asked; what a batch has brought is stored before the next one. */
  async run(
    scope: WorkerScope,
    { anew = false, signal }: { anew?: boolean; signal?: AbortSignal } = {},
  ): Promise<EmbeddingRun> {
    const { embedder } = this.host;
    const run: EmbeddingRun = { embedded: 0, dropped: 0, fault: null };
    if (!embedder) return run;
    const { model } = embedder;
    if (anew) run.dropped = await this.database.transaction(scope, tx => dropVectors(tx, model, []));
    const { pieces, known, dimension } = await this.database.transaction(scope, tx => toDo(tx, model), {
      readOnly: true,
    });
    const missing = pieces.filter(one => !known.has(one.key));
    let expected = dimension;
    try {
      for (const batch of batchesOf(missing).slice(0, mostBatches)) {
        const made = await this.embed(scope, batch, signal);
        const given = made[0]?.vector.length ?? 0;
        if (expected !== null && given !== expected)
          throw new LlmFailed('garbled', `Vectors of ${given} numbers beside those of ${expected}.`);
        expected = given;
        await this.database.transaction(scope, tx => keepVectors(tx, model, made));
        run.embedded += batch.length;
      }
    } catch (error) {
      if (!(error instanceof LlmFailed)) throw error;
      run.fault = error.fault;
      if (error.fault !== 'not-accepted')
        this.log.warn({ ...run, missing: missing.length }, 'articles are not embedded to the end');
    }
    // What is no longer needed stays until everything else is there: a change of the model must not leave a hole.
    if (run.embedded === missing.length) {
      const keys = pieces.map(one => one.key);
      run.dropped += await this.database.transaction(scope, tx => dropVectors(tx, model, keys));
    }
    return run;
  }

  private async embed(scope: WorkerScope, batch: readonly Piece[], signal: AbortSignal | undefined) {
    const { embedder } = this.host;
    if (!embedder) throw new TypeError('No model is configured');
    const { organisationId } = scope;
    const spend = this.ledger.spend({ organisationId, requestId: null }, 'search', embedder.model);
    const texts = batch.map(one => one.text);
    const { vectors } = await embedder.embed(organisationId, texts, { deadlineMs: batchMs, signal, spend });
    return batch.map(({ key }, at) => ({ key, vector: unitVector(vectors[at] ?? []) }));
  }
}

async function toDo(tx: Tx, model: string) {
  const pieces = piecesToSend(await articlesToEmbed(tx), await wordsOfTheHouse(tx)).slice(0, MOST_VECTORS);
  const { dimension } = await vectorState(tx, model);
  return { pieces, known: await vectorKeys(tx, model), dimension };
}
