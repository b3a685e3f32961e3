import { Inject, Injectable } from '@nestjs/common';
import { nearest } from '#triage';
import type { MeantText, TriageArticle } from '#triage';
import type { MeaningFault } from '#contracts';
import { Database } from '../../platform/database';
import type { WorkerScope } from '../../platform/database';
import { HouseDocuments } from './house-documents';
import { QueryMeaning } from './query-meaning';
import { Shelves } from './shelves';

/** A report as it may leave, and what it is compared with. */
export interface AskedReport {
  organisationId: string;
  requestId: string | null;
  /** The report itself, which the answer is about, and how it leaves. */
  text: string;
  asked: string;
  /** Of the unit's model. */
  articles: readonly TriageArticle[];
}

/** So many articles have a say. */
const mostNear = 10;

/** Which articles a report is near to in meaning. Nobody waits longer than for a search; no transaction is open while it is asked. */
@Injectable()
export class ReportMeaning {
  private readonly house = new HouseDocuments();

  constructor(
    @Inject(QueryMeaning) private readonly meaning: QueryMeaning,
    @Inject(Database) private readonly database: Database,
    @Inject(Shelves) private readonly shelves: Shelves,
  ) {}

  /** False: no model is configured, and nobody needs to be asked. */
  get isConfigured(): boolean {
    return this.meaning.isConfigured;
  }

  /** Never throws for what an endpoint does. */
  async of({
    organisationId,
    requestId,
    text,
    asked,
    articles,
  }: AskedReport): Promise<MeantText | { without: MeaningFault } | null> {
    const meant = await this.meaning.asked({ organisationId, requestId }, asked);
    if (meant === null || 'without' in meant) return meant;
    const { shelf, documents } = await this.database.transaction(
      scopeOf(organisationId),
      async tx => ({ shelf: await this.shelves.of(tx, meant.model), documents: await this.house.of(tx) }),
      { readOnly: true },
    );
    if (shelf.places.size === 0) return { without: 'nothing-embedded' };
    if (shelf.dimension !== meant.vector.length) return { without: 'garbled' };
    const ids = new Set(articles.map(one => one.id));
    const own = documents.filter(one => ids.has(one.id));
    const others = documents.filter(one => !ids.has(one.id));
    return { text, model: meant.model, hits: nearest(shelf, meant.vector, own, mostNear, others) };
  }
}

const scopeOf = (organisationId: string): WorkerScope => ({
  family: 'worker',
  organisationId,
  personId: null,
  role: 'automation',
  name: 'automation',
  source: 'automation',
  requestId: 'report-meaning',
});
