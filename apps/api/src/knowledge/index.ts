export { ArticlesService } from './articles.service';
export { KnowledgeModule } from './knowledge.module';
export { MeantTriage } from './meaning/meant.triage';
