import { z } from 'zod';
import { Id } from '#contracts';
import { jobKind } from '../platform/jobs';

/** A day is thought about and the proposal stored. Tried again it says that the first attempt was interrupted. */
export const makePlanRun = jobKind('plan-run.make', z.object({ organisationId: Id, planRunId: Id }), {
  expireSeconds: 150,
  retryLimit: 3,
});
