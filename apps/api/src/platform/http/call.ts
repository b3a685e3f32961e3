import type { Request, Response } from 'express';
import type { BodyOf, Caller, ParamsOf, QueryOf, Route } from '#contracts';
import type { Scope, Tx } from '../database';

/** Who is behind a request, as the Authenticator found out. */
export interface Authenticated {
  caller: Caller;
  scope: Scope;
  /** The session's or device's id: what a revocation names. */
  credentialId: string;
  /** A cookie needs proof that the request comes from our own pages; a bearer token does not. */
  by: 'cookie' | 'bearer';
  /** The manufacturer's organisation. */
  organisationId: string;
  /** A machine's own id, and the unit that it is bound to. */
  deviceId?: string;
  equipmentId?: string;
}

/** What a handler gets: everything parsed, inside one transaction that carries the caller's scope. */
export interface Call<R extends Route> {
  tx: Tx;
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  /** The raw body of a `file-in` or `json-in` route. */
  file: Buffer;
  request: CalloutRequest;
  response: Response;
  who: Authenticated;
}

/** The same before a transaction: for handlers marked `transaction: false`, which open their own. */
export type BareCall<R extends Route> = Omit<Call<R>, 'tx' | 'who'> & { who: Authenticated | null };

export interface CalloutRequest extends Request {
  requestId: string;
  who?: Authenticated;
  call?: unknown;
}
