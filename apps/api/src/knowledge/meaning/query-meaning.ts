import { Inject, Injectable } from '@nestjs/common';
import type { MeaningFault } from '#contracts';
import { textToAsk, unitVector } from '#triage';
import { LlmFailed } from '../../platform/llm';
import { LOG } from '../../platform/log';
import type { Logger } from '../../platform/log';
import { LEDGER } from '../../triage';
import type { Ledger } from '../../triage';
import type { Spender } from '../../triage';
import { MeaningHost } from './meaning-host';

/** What a text means, or why nobody knows; null: no model for it is configured. */
type Asked = { model: string; vector: Float32Array } | { without: MeaningFault } | null;
/** The same of a search, which may not be asked for at all. */
export type Meant = Asked | { without: 'not-asked' };

/** Whoever searches or waits for an answer waits for it: what words alone find is there in a tenth of that. */
const deadlineMs = 1_200;
const keepMs = 600_000;
const mostKept = 500;

/** Asks the endpoint what a text means, outside of any transaction, and never for longer than its deadline. */
@Injectable()
export class QueryMeaning {
  /** The next page of a search asks for the same again, and so does a turn after a pressed button. */
  private readonly kept = new Map<string, { vector: Float32Array; until: number }>();

  constructor(
    @Inject(MeaningHost) private readonly host: MeaningHost,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  get isConfigured(): boolean {
    return this.host.embedder !== null;
  }

  /** Of a search. Never throws for what an endpoint does. */
  async of(organisationId: string, words: string): Promise<Meant> {
    if (!this.isConfigured) return null;
    const text = textToAsk(words);
    return text === null ? { without: 'not-asked' } : this.asked({ organisationId, requestId: null }, text);
  }

  /** @param text as it may leave. Never throws for what an endpoint does. */
  async asked(about: Spender, text: string): Promise<Asked> {
    const { embedder } = this.host;
    if (!embedder) return null;
    const { organisationId } = about;
    const { model } = embedder;
    const key = `${organisationId} ${text}`;
    const known = this.kept.get(key);
    if (known && known.until > performance.now()) return { model, vector: known.vector };
    const spend = this.ledger.spend(about, 'search', model);
    try {
      const { vectors } = await embedder.embed(organisationId, [text], { deadlineMs, spend });
      const vector = unitVector(vectors[0] ?? []);
      this.keep(key, vector);
      return { model, vector };
    } catch (error) {
      if (!(error instanceof LlmFailed)) throw error;
      this.log.warn({ fault: error.fault }, 'by words alone');
      return { without: error.fault };
    }
  }

  private keep(key: string, vector: Float32Array): void {
    this.kept.delete(key);
    this.kept.set(key, { vector, until: performance.now() + keepMs });
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value ?? '');
  }
}
