import { createHash, randomBytes } from 'node:crypto';

/** The prefix says what a leaked token opens, to people and to secret scanners. */
const prefixes = { person: 'cs_', visitor: 'cv_', device: 'cd_', invitation: 'ci_', reset: 'cr_' } as const;
export type TokenKind = keyof typeof prefixes;

const SECRET_BYTES = 32;
const FORM = /^(cs|cv|cd)_[A-Za-z0-9_-]{43}$/;

/** 256 random bits. Shown once; only its hash is stored. */
export const newToken = (kind: TokenKind): string =>
  prefixes[kind] + randomBytes(SECRET_BYTES).toString('base64url');

/** SHA-256: enough for a secret that nobody can guess, and quick enough for every request. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What a credential in a request claims to be; null if it has not the form of one. */
export function credentialKindOf(token: string): 'person' | 'visitor' | 'device' | null {
  if (!FORM.test(token)) return null;
  if (token.startsWith(prefixes.person)) return 'person';
  return token.startsWith(prefixes.visitor) ? 'visitor' : 'device';
}
