import type { Attachment } from '#contracts';
import type { AttachmentRow } from './attachment.entity';

export const attachmentOf = (row: AttachmentRow): Attachment => ({
  id: row.id,
  kind: row.kind,
  contentType: row.contentType,
  bytes: row.bytes,
  width: row.width,
  height: row.height,
  createdAt: row.createdAt.toISOString(),
});
