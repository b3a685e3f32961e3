export { addressOf, networkOf } from './address';
export { AUTHENTICATOR } from './authenticator';
export type { Authenticator } from './authenticator';
export type { Authenticated, BareCall, Call, CalloutRequest } from './call';
export { Serve, SERVED } from './serve';
export type { Served } from './serve';
