import { z } from 'zod';
import { Email, Id } from '#contracts';
import { jobKind } from '../platform/jobs';

/** The link by which an invited person makes its account. */
export const mailInvitation = jobKind(
  'organisations.mail-invitation',
  z.object({ organisationId: Id, invitationId: Id }),
);

/** Whether anybody has this address is found out in the job, after the answer: asking takes the same for all. */
export const mailReset = jobKind('organisations.mail-reset', z.object({ email: Email }), { concurrency: 2 });

/** What ended long ago is forgotten. */
export const forgetEnded = jobKind('organisations.forget-ended', z.object({}));
