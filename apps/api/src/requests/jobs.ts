import { z } from 'zod';
import { Id, Locale } from '#contracts';
import { jobKind } from '../platform/jobs';

const OfRequest = z.object({ organisationId: Id, requestId: Id });

/** What is known about the unit is gathered, the engine asked, the result written. */
export const triageRequest = jobKind('triage.request', OfRequest, { concurrency: 2, expireSeconds: 30 });

/** The rule of the alert wants a work order; triage is done. */
export const convertByRule = jobKind('request.convert', OfRequest);

/** The tracking link to who reported it. */
export const mailTracking = jobKind('request.mail-tracking', OfRequest);

/** The staff has written: the link to where it stands. */
export const mailMessage = jobKind('request.mail-message', OfRequest);

/** Six digits to the address that was given with the report. */
export const mailCode = jobKind(
  'request.mail-code',
  z.object({ organisationId: Id, codeId: Id, locale: Locale }),
  { retryLimit: 3 },
);

/** A deadline has passed: has anybody answered? */
export const escalateRequest = jobKind('request.escalate', OfRequest);

/** The time of an offer is over. */
export const expireOffer = jobKind('request.expire-offer', OfRequest);

/** Once a day: what was settled a week ago is closed, codes that ended long ago are forgotten. */
export const tidyRequests = jobKind('request.tidy', z.object({}));
