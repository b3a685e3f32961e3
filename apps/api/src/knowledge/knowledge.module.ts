import { Module } from '@nestjs/common';
import { TriageModule } from '../triage';
import { ArticlesController } from './articles.controller';
import { ArticlesService } from './articles.service';
import { EmbeddingService } from './meaning/embedding.service';
import { MeaningController } from './meaning/meaning.controller';
import { MeaningHost } from './meaning/meaning-host';
import { MeaningService } from './meaning/meaning.service';
import { QueryMeaning } from './meaning/query-meaning';

@Module({
  imports: [TriageModule],
  controllers: [ArticlesController, MeaningController],
  providers: [ArticlesService, MeaningHost, QueryMeaning, MeaningService, EmbeddingService],
  exports: [ArticlesService],
})
export class KnowledgeModule {}
