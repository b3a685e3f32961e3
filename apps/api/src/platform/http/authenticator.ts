import type { CalloutRequest, Authenticated } from './call';

/** Finds out who calls; bound by the organisations feature. `visitor`: the route is for label and link holders. */
export interface Authenticator {
  authenticate(request: CalloutRequest, want: 'person' | 'visitor' | 'device'): Promise<Authenticated | null>;
}
export const AUTHENTICATOR = Symbol('authenticator');
