import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Database, organisationOf } from '../platform/database';
import { Serve } from '../platform/http';
import type { BareCall, Call } from '../platform/http';
import { ArticlesService } from './articles.service';
import { QueryMeaning } from './meaning/query-meaning';

@Controller()
export class ArticlesController {
  constructor(
    @Inject(ArticlesService) private readonly articles: ArticlesService,
    @Inject(QueryMeaning) private readonly meaning: QueryMeaning,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** No transaction is open while the endpoint is asked what the words mean. */
  @Serve(routes.listArticles, { transaction: false })
  async list({ query, who }: BareCall<typeof routes.listArticles>) {
    if (!who) throw new TypeError('A route of somebody');
    const words = query.q?.trim();
    const meant = words ? await this.meaning.of(organisationOf(who.scope) ?? '', words) : null;
    return this.database.transaction(who.scope, tx => this.articles.list(tx, query, meant), {
      readOnly: true,
    });
  }

  @Serve(routes.getArticle)
  get({ tx, params }: Call<typeof routes.getArticle>) {
    return this.articles.get(tx, params.id);
  }
}
