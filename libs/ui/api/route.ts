import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** The part of a route of libs/contracts that a client needs; every route of the table fits. */
export interface ApiRoute {
  readonly method: Method;
  /** Below /api; `:name` marks a parameter. */
  readonly path: string;
  readonly permission: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Undefined: 204 without a body. */
  readonly answer?: z.ZodType;
  readonly carries?: 'file-in' | 'file-out' | 'json-in' | 'stream';
}

type Input<T> = T extends z.ZodType ? z.input<T> : never;
/** Lists go out comma separated, so an array is as good as the text. */
type QueryValue<T> = T | readonly (string | number)[] | boolean | number | undefined;
type QueryValues<T> = { readonly [K in keyof T]?: QueryValue<T[K]> };

type ParamsPart<R extends ApiRoute> = R['params'] extends z.ZodObject
  ? { params: { readonly [K in keyof z.input<R['params']>]: string | number } }
  : { params?: undefined };
type QueryPart<R extends ApiRoute> = R['query'] extends z.ZodObject
  ? { query?: QueryValues<z.input<R['query']>> | undefined }
  : { query?: undefined };
type BodyPart<R extends ApiRoute> = R['carries'] extends 'file-in'
  ? { body: Blob }
  : R['body'] extends z.ZodType
    ? { body: Input<R['body']> }
    : { body?: undefined };

/** What a call of a route needs: exactly the parts that the route declares. */
export type Args<R extends ApiRoute> = ParamsPart<R> & QueryPart<R> & BodyPart<R>;

export type Answer<R extends ApiRoute> = R['carries'] extends 'file-out'
  ? Blob
  : R['answer'] extends z.ZodType
    ? z.infer<R['answer']>
    : void;

export interface LooseArgs {
  params?: Readonly<Record<string, string | number>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  body?: unknown;
}

/** /visits/:id/accept + {id} -> /visits/7f.../accept?limit=50. Throws RangeError when a parameter is missing. */
export function addressOf(route: ApiRoute, args: LooseArgs): string {
  const path = route.path.replace(/:(\w+)/g, (_match, name: string) => {
    const value = args.params?.[name];
    if (value === undefined || value === '') throw new RangeError(`${route.path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(args.query ?? {})) {
    const text = queryText(value);
    if (text !== undefined) query.set(name, text);
  }
  const search = query.toString();
  return search ? `${path}?${search}` : path;
}

function queryText(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.length > 0 ? value.join(',') : undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new TypeError('A query value is text, a number, a claim, a date or a list of these.');
}
