import { z } from 'zod';
import { Id } from '#contracts';
import { jobKind } from '../../platform/jobs';

/** Every quarter of an hour: which models have a step to be compared. */
export const compareEverything = jobKind('findings.compare-everything', z.object({}), { retryLimit: 1 });

/** The units of one model with each other. */
export const compareModel = jobKind('findings.compare-model', z.object({ organisationId: Id, modelId: Id }), {
  expireSeconds: 300,
  retryLimit: 2,
  singleton: true,
});
