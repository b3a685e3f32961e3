import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { ArticlesService } from './articles.service';

@Controller()
export class ArticlesController {
  constructor(@Inject(ArticlesService) private readonly articles: ArticlesService) {}

  @Serve(routes.listArticles)
  list({ tx, query }: Call<typeof routes.listArticles>) {
    return this.articles.list(tx, query);
  }

  @Serve(routes.getArticle)
  get({ tx, params }: Call<typeof routes.getArticle>) {
    return this.articles.get(tx, params.id);
  }
}
