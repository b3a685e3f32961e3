import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import type { SearchByMeaning } from '#contracts';
import { Database } from '../../platform/database';
import { Serve } from '../../platform/http';
import type { BareCall, Call } from '../../platform/http';
import { EmbeddingService } from './embedding.service';
import { MeaningHost } from './meaning-host';
import { MeaningService } from './meaning.service';

@Controller()
export class MeaningController {
  constructor(
    @Inject(MeaningService) private readonly meaning: MeaningService,
    @Inject(MeaningHost) private readonly host: MeaningHost,
    @Inject(EmbeddingService) private readonly embedding: EmbeddingService,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Serve(routes.searchByMeaning)
  show({ tx }: Call<typeof routes.searchByMeaning>): Promise<SearchByMeaning> {
    return this.meaning.describe(tx);
  }

  /** No transaction is open while a foreign server is asked. */
  @Serve(routes.checkSearchByMeaning, { transaction: false })
  async check({ who }: BareCall<typeof routes.checkSearchByMeaning>): Promise<SearchByMeaning> {
    if (!who) throw new TypeError('A route of somebody');
    await this.host.tryOut();
    return this.database.transaction(who.scope, tx => this.meaning.describe(tx), { readOnly: true });
  }

  @Serve(routes.embedArticles)
  embed({ tx, body }: Call<typeof routes.embedArticles>): Promise<void> {
    return this.embedding.soon(tx, body.anew);
  }
}
