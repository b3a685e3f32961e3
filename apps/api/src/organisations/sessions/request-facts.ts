import type { Actor, Scope, Source } from '../../platform/database';
import { addressOf as whereFrom } from '../../platform/http';
import type { CalloutRequest } from '../../platform/http';
import { Refused } from '../../platform/refused';

/** What a request says about where it comes from; none of it is proof of anything. */
export interface RequestFacts {
  requestId: string;
  source: Source;
  ip: string | null;
  userAgent: string | null;
}

const LONGEST_USER_AGENT = 300;

export function factsOf(request: CalloutRequest, by: 'cookie' | 'bearer' = 'cookie'): RequestFacts {
  const field = request.headers['x-callout-app'] === 'field';
  return {
    requestId: request.requestId,
    source: field ? 'field' : by === 'cookie' ? 'web' : 'api',
    ip: whereFrom(request),
    userAgent: request.headers['user-agent']?.slice(0, LONGEST_USER_AGENT) ?? null,
  };
}

/** Before anybody is known: sees the tables of sign-in, in every organisation. */
export const systemScope = (facts: RequestFacts): Scope => ({
  family: 'system',
  ...nobody(facts),
});

/** Nobody known, but the organisation is: for the audit trail of that organisation. */
export const unknownIn = (organisationId: string, facts: RequestFacts): Scope => ({
  family: 'worker',
  organisationId,
  ...nobody(facts),
});

export const addressOf = ({ ip }: RequestFacts): { ip?: string } => (ip === null ? {} : { ip });

const nobody = (facts: RequestFacts): Actor => ({
  personId: null,
  role: 'anyone',
  name: 'unknown',
  source: facts.source,
  requestId: facts.requestId,
  ...addressOf(facts),
});

/**
 * Signing in makes a cookie, so a foreign page must not do it for its visitor: the browser says where a request was
 * made, and everything that is no browser says nothing. @throws Refused cross-site-request
 */
export function refuseForeignSite(request: CalloutRequest) {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  throw new Refused('cross-site-request');
}
