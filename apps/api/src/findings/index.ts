export { FindingsModule } from './findings.module';
