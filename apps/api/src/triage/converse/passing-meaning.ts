import { gatherTurn, nearest, piecesOf, reportToAsk, shelfOf, turnToAsk, unitVector } from '#triage';
import type {
  MeantDocument,
  MeantText,
  TurnArticle,
  TurnContext,
  TurnEvent,
  TurnMemory,
  VectorShelf,
} from '#triage';
import { LlmFailed, mostTexts } from '../../platform/llm';
import type { Embedder, LlmFault } from '../../platform/llm';

/** As long as a customer waits for it in the product. */
const turnMs = 1_200;
const articlesMs = 30_000;
const mostNear = 10;
const nobody = 'converse';

export interface PassingMeaningOptions {
  turnMs?: number;
  articlesMs?: number;
  /** Why it goes on by words alone. */
  onFault: (fault: LlmFault) => void;
}

/**
 * The meaning of words for a run that keeps nothing: the articles get their vectors once, at the first turn that may be asked about, and each
 * such turn gets one. What may leave, and what an answer may decide, is as in the product; without an answer in time a turn goes by words alone.
 */
export class PassingMeaning {
  private shelf: Promise<VectorShelf | null> | null = null;

  constructor(
    private readonly embedder: Embedder,
    private readonly options: PassingMeaningOptions,
  ) {}

  /** The context with what the report means, if it may leave and an answer comes. Never throws for what an endpoint does. */
  async of(memory: TurnMemory, event: TurnEvent, context: TurnContext): Promise<TurnContext> {
    const report = turnToAsk(gatherTurn(memory, event, context));
    const asked = report && reportToAsk(report);
    if (!report || !asked) return context;
    const { articles } = context;
    const shelf = await (this.shelf ??= this.shelfFor(articles));
    if (!shelf) return context;
    const meant = await this.meant(shelf, report.text, asked, articles);
    return meant ? { ...context, meant } : context;
  }

  private async meant(
    shelf: VectorShelf,
    text: string,
    asked: string,
    articles: readonly TurnArticle[],
  ): Promise<MeantText | null> {
    const vectors = await this.vectors([asked], this.options.turnMs ?? turnMs);
    const [vector] = vectors ?? [];
    if (!vector) return null;
    if (vector.length !== shelf.dimension) {
      this.options.onFault('garbled');
      return null;
    }
    return {
      text,
      model: this.embedder.model,
      hits: nearest(shelf, vector, documentsOf(articles), mostNear),
    };
  }

  private async shelfFor(articles: readonly TurnArticle[]): Promise<VectorShelf | null> {
    const pieces = [...new Set(articles.flatMap(article => piecesOf(article)))];
    const found: { key: string; vector: Float32Array }[] = [];
    for (let from = 0; from < pieces.length; from += mostTexts) {
      const batch = pieces.slice(from, from + mostTexts);
      const vectors = await this.vectors(batch, this.options.articlesMs ?? articlesMs);
      if (!vectors) return null;
      found.push(...vectors.map((vector, at) => ({ key: batch[at] ?? '', vector })));
    }
    const [dimension] = found.map(({ vector }) => vector.length);
    if (found.every(({ vector }) => vector.length === dimension)) return shelfOf(found);
    this.options.onFault('garbled');
    return null;
  }

  private async vectors(texts: readonly string[], deadlineMs: number): Promise<Float32Array[] | null> {
    try {
      const { vectors } = await this.embedder.embed(nobody, texts, { deadlineMs });
      return vectors.map(unitVector);
    } catch (error) {
      if (!(error instanceof LlmFailed)) throw error;
      this.options.onFault(error.fault);
      return null;
    }
  }
}

const documentsOf = (articles: readonly TurnArticle[]): MeantDocument[] =>
  articles.map(article => ({ id: article.id, keys: piecesOf(article), group: article.locale }));
