import { Inject, Injectable } from '@nestjs/common';
import type { SearchByMeaning } from '#contracts';
import { piecesOf } from '#triage';
import { asAutomation } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { SpendingService } from '../../triage';
import { articlesToEmbed } from './embedding.store';
import { MeaningHost } from './meaning-host';
import { keyOf } from './meaning.rules';
import { vectorKeys, vectorState } from './vectors.store';

/** What the settings show of the search by meaning. */
@Injectable()
export class MeaningService {
  constructor(
    @Inject(MeaningHost) private readonly host: MeaningHost,
    @Inject(SpendingService) private readonly spending: SpendingService,
  ) {}

  async describe(tx: Tx): Promise<SearchByMeaning> {
    const model = this.host.embedder?.model ?? null;
    const articles = await articlesToEmbed(tx);
    const keys = new Set(articles.flatMap(article => piecesOf(article).map(keyOf)));
    const { known, dimension, newest } = await stored(tx, model);
    const account = await this.spending.account(tx, 'search');
    return {
      host: this.host.host,
      model,
      articles: articles.length,
      pieces: keys.size,
      embedded: [...keys].filter(key => known.has(key)).length,
      dimension,
      newest: newest?.toISOString() ?? null,
      ...account,
      check: this.host.check,
    };
  }
}

function stored(tx: Tx, model: string | null) {
  if (model === null) return { known: new Set<string>(), dimension: null, newest: null };
  return asAutomation(tx, async own => {
    const { dimension, newest } = await vectorState(own, model);
    return { known: await vectorKeys(own, model), dimension, newest };
  });
}
