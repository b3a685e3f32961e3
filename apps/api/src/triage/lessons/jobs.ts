import { z } from 'zod';
import { Id } from '#contracts';
import { jobKind } from '../../platform/jobs';

/** Once a night: every model with new closed cases is learned anew. */
export const learnEverything = jobKind('triage.learn-everything', z.object({}));

/** The same for one organisation, when somebody does not want to wait for the night. */
export const learnOrganisation = jobKind('triage.learn-organisation', z.object({ organisationId: Id }), {
  retryLimit: 2,
});

/** One lesson, in a thread of its own. */
export const learnModel = jobKind('triage.learn-model', z.object({ organisationId: Id, modelId: Id }), {
  expireSeconds: 600,
  retryLimit: 2,
});
