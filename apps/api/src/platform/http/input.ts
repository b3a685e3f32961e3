import type { z } from 'zod';
import type { Route } from '#contracts';
import { Refused } from '../refused';
import { FILE_LIMIT_BYTES, JSON_LIMIT_BYTES, parseJson, readBody } from './body';
import type { CalloutRequest } from './call';

export interface Input {
  params: unknown;
  query: unknown;
  body: unknown;
  file: Buffer;
  raw: Buffer;
}

/** Parses everything a request says by the route's schemas. @throws Refused input-invalid, with every wrong field */
export async function readInput(route: Route, request: CalloutRequest): Promise<Input> {
  const params = route.params ? parsed(route.params, request.params, 'params') : undefined;
  const query = route.query ? parsed(route.query, request.query, 'query') : undefined;
  if (route.carries === 'file-in') {
    const file = await readBody(request, FILE_LIMIT_BYTES, 'file-too-large');
    return { params, query, body: undefined, file, raw: file };
  }
  if (route.carries === 'json-in') {
    const file = await readBody(request, FILE_LIMIT_BYTES, 'body-too-large');
    return { params, query, body: undefined, file, raw: file };
  }
  if (route.method === 'GET')
    return { params, query, body: undefined, file: Buffer.alloc(0), raw: Buffer.alloc(0) };
  const raw = await readBody(request, JSON_LIMIT_BYTES, 'body-too-large');
  const body = route.body ? parsed(route.body, parseJson(raw) ?? {}, 'body') : undefined;
  return { params, query, body, file: Buffer.alloc(0), raw };
}

function parsed(schema: z.ZodType, value: unknown, where: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, 50).map(issue => ({
    path: `/${[where, ...issue.path.map(String)].join('/')}`,
    message: issue.message,
  }));
  throw new Refused('input-invalid', undefined, errors);
}
