import { Module } from '@nestjs/common';
import { TriageModule } from '../triage';
import { ArticlesController } from './articles.controller';
import { ArticlesService } from './articles.service';
import { EmbeddingService } from './meaning/embedding.service';
import { MeaningController } from './meaning/meaning.controller';
import { MeaningHost } from './meaning/meaning-host';
import { MeaningService } from './meaning/meaning.service';
import { MeantTriage } from './meaning/meant.triage';
import { QueryMeaning } from './meaning/query-meaning';
import { ReportMeaning } from './meaning/report-meaning';
import { Shelves } from './meaning/shelves';

@Module({
  imports: [TriageModule],
  controllers: [ArticlesController, MeaningController],
  providers: [
    ArticlesService,
    MeaningHost,
    QueryMeaning,
    Shelves,
    MeaningService,
    EmbeddingService,
    ReportMeaning,
    MeantTriage,
  ],
  exports: [ArticlesService, MeantTriage],
})
export class KnowledgeModule {}
