export { ArticlesService } from './articles.service';
export { KnowledgeModule } from './knowledge.module';
