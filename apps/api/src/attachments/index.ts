export { AttachmentsModule } from './attachments.module';
export { AttachmentsService, MOST_PER_REQUEST } from './attachments.service';
export { ErasuresService } from './erasures.service';
export type { VisitPlace } from './attachments.service';
export type { Holder, Side } from './attachments.store';
