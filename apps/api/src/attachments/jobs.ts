import { z } from 'zod';
import { Id } from '#contracts';
import { jobKind } from '../platform/jobs';

/** Enqueued before the bytes are stored: an upload that is nowhere two days later is forgotten, bytes and all. */
export const forgetLoose = jobKind(
  'attachment.forget-loose',
  z.object({ organisationId: Id, attachmentId: Id, storageKey: z.string() }),
);

/** Pictures whose rows are gone: their bytes follow the commit, however often the storage has to be asked. */
export const forgetBytes = jobKind(
  'attachment.forget-bytes',
  z.object({ organisationId: Id, storageKeys: z.array(z.string()).max(100) }),
);
