import { z } from 'zod';
import { Id, IdParams, Instant } from './primitives';
import { route } from './route';

export const Attachment = z.object({
  id: Id,
  kind: z.enum(['photo', 'signature']),
  contentType: z.string(),
  bytes: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  createdAt: Instant,
});
export type Attachment = z.infer<typeof Attachment>;

/** Uploads: the file itself is the body (image/jpeg, png, webp, heic, avif), at most 15 MB and 50 megapixels. */
export const attachmentRoutes = {
  upload: route({
    method: 'POST',
    path: '/attachments',
    summary: 'Upload a photo or a signature',
    permission: 'attachment.create',
    query: z.object({ kind: z.enum(['photo', 'signature']).default('photo') }),
    carries: 'file-in',
    answer: Attachment,
  }),
  download: route({
    method: 'GET',
    path: '/attachments/:id',
    summary: 'The picture',
    permission: 'attachment.read',
    params: IdParams,
    query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
    carries: 'file-out',
  }),
} as const;
