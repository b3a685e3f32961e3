import type { z } from 'zod';
import type { Permission } from './permissions';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * One HTTP route: the only source of its path, permission and schemas. The server's controllers, OpenAPI, the typed
 * client and the permission matrix are all read from it. `path` is below /api; `:name` marks a parameter.
 */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly permission: Permission;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** What a success answers; undefined: 204 without a body. */
  readonly answer?: z.ZodType;
  /**
   * `file`: bytes in (raw body) or out; `stream`: server-sent events. Neither is JSON. `json-in`: JSON so large that the
   * server does not parse it beside other requests; `body` describes it.
   */
  readonly carries?: 'file-in' | 'file-out' | 'json-in' | 'stream';
  /** What a `file-out` is; a picture where nothing is said. */
  readonly media?: string;
  /** The answer has a secret in it: what is remembered of it for a repetition is sealed. */
  readonly secret?: true;
}

export const route = <const R extends Route>(description: R): R => description;

export const isMutating = (r: Route): boolean => r.method !== 'GET';

type InferOr<T, Fallback> = T extends z.ZodType ? z.infer<T> : Fallback;
type InputOr<T, Fallback> = T extends z.ZodType ? z.input<T> : Fallback;
export type AnswerOf<R extends Route> = InferOr<R['answer'], void>;
export type BodyOf<R extends Route> = InferOr<R['body'], undefined>;
export type QueryOf<R extends Route> = InferOr<R['query'], undefined>;
export type QueryInputOf<R extends Route> = InputOr<R['query'], undefined>;
export type BodyInputOf<R extends Route> = InputOr<R['body'], undefined>;
export type ParamsOf<R extends Route> = InferOr<R['params'], undefined>;
