import { Inject, Injectable } from '@nestjs/common';
import type { ArticleSearch } from '#contracts';
import { unitVector } from '#triage';
import { LlmFailed } from '../../platform/llm';
import { LOG } from '../../platform/log';
import type { Logger } from '../../platform/log';
import { SpendingService } from '../../triage';
import { MeaningHost } from './meaning-host';
import { queryToSend } from './meaning.rules';

/** What a search means, or why nobody knows; null: no model for it is configured. */
export type Meant =
  { model: string; vector: Float32Array } | { without: NonNullable<ArticleSearch['without']> } | null;

/** Whoever searches waits for it: what words alone find is there in a tenth of that. */
const deadlineMs = 1_200;
const keepMs = 600_000;
const mostKept = 500;

/** Asks the endpoint what a search means, outside of any transaction, and never for longer than its deadline. */
@Injectable()
export class QueryMeaning {
  /** The next page of a search asks for the same again. */
  private readonly kept = new Map<string, { vector: Float32Array; until: number }>();

  constructor(
    @Inject(MeaningHost) private readonly host: MeaningHost,
    @Inject(SpendingService) private readonly ledger: SpendingService,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Never throws for what an endpoint does. */
  async of(organisationId: string, words: string): Promise<Meant> {
    const { embedder } = this.host;
    if (!embedder) return null;
    const text = queryToSend(words);
    if (text === null) return { without: 'not-asked' };
    const { model } = embedder;
    const key = `${organisationId} ${text}`;
    const known = this.kept.get(key);
    if (known && known.until > performance.now()) return { model, vector: known.vector };
    const spend = this.ledger.spend({ organisationId, requestId: null }, 'search', model);
    try {
      const { vectors } = await embedder.embed(organisationId, [text], { deadlineMs, spend });
      const vector = unitVector(vectors[0] ?? []);
      this.keep(key, vector);
      return { model, vector };
    } catch (error) {
      if (!(error instanceof LlmFailed)) throw error;
      this.log.warn({ fault: error.fault }, 'a search by words alone');
      return { without: error.fault };
    }
  }

  private keep(key: string, vector: Float32Array): void {
    this.kept.delete(key);
    this.kept.set(key, { vector, until: performance.now() + keepMs });
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value ?? '');
  }
}
