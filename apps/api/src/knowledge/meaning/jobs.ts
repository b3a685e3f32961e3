import { z } from 'zod';
import { Id } from '#contracts';
import { jobKind } from '../../platform/jobs';

/** Every organisation whose articles may have changed. */
export const embedEverything = jobKind('knowledge.embed-everything', z.object({}), { retryLimit: 1 });

/** What fails is tried again a quarter of an hour later, not before: an endpoint that is down is left alone. */
export const embedArticles = jobKind(
  'knowledge.embed-articles',
  z.object({ organisationId: Id, anew: z.boolean() }),
  { retryLimit: 0, expireSeconds: 900, singleton: true },
);
