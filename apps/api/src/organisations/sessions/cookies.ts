import type { Response } from 'express';
import type { CalloutRequest } from '../../platform/http';

const names = { person: '__Host-callout', visitor: '__Host-callout-visitor' } as const;
const MAX_AGE_SECONDS = 30 * 24 * 3_600;
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** A browser keeps the two apart: who signs in does not lose the tracking page, and the other way round. */
export function setSessionCookie(response: Response, kind: keyof typeof names, token: string) {
  response.append('Set-Cookie', `${names[kind]}=${token}; ${ATTRIBUTES}; Max-Age=${MAX_AGE_SECONDS}`);
}

export function clearSessionCookie(response: Response, kind: keyof typeof names) {
  response.append('Set-Cookie', `${names[kind]}=; ${ATTRIBUTES}; Max-Age=0`);
}

export function sessionCookieOf(request: CalloutRequest, kind: keyof typeof names): string | null {
  const wanted = `${names[kind]}=`;
  const pair = request.headers.cookie?.split(';').find(part => part.trimStart().startsWith(wanted));
  return pair?.trim().slice(wanted.length) ?? null;
}
