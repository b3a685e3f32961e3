import type { Request } from 'express';
import { Refused } from '../refused';
import { isStorable } from '../storable';

export const JSON_LIMIT_BYTES = 1024 * 1024;
export const FILE_LIMIT_BYTES = 15 * 1024 * 1024;
const DEADLINE_MS = 60_000;

/**
 * Reads the body after the guard has let the caller in, so that nobody unknown makes the server read megabytes.
 * @throws Refused body-too-large | file-too-large | input-invalid
 */
export async function readBody(
  request: Request,
  limitBytes: number,
  code: 'body-too-large' | 'file-too-large',
): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limitBytes) throw new Refused(code, { limitBytes });
  const chunks: Buffer[] = [];
  let size = 0;
  const deadline = setTimeout(() => request.destroy(new Error('body too slow')), DEADLINE_MS);
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limitBytes) throw new Refused(code, { limitBytes });
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('input-invalid', undefined, [{ path: '', message: 'the body broke off' }]);
  } finally {
    clearTimeout(deadline);
  }
  return Buffer.concat(chunks);
}

export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  let isSound = true;
  const parsed = read(body, (key, value) => {
    isSound &&= isStorable(key) && (typeof value !== 'string' || isStorable(value));
    return key === '__proto__' ? undefined : value;
  });
  if (isSound) return parsed;
  throw new Refused('input-invalid', undefined, [
    { path: '', message: 'the body has text that cannot be stored' },
  ]);
}

function read(body: Buffer, reviver: (key: string, value: unknown) => unknown): unknown {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'), reviver);
    return parsed;
  } catch {
    throw new Refused('input-invalid', undefined, [{ path: '', message: 'the body is not JSON' }]);
  }
}
