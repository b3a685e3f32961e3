import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { z } from 'zod';
import type { TestApp } from '../../../../../test/app';

export const Begun = z.object({ token: z.string() });

/** @throws Error with the problem if it is one */
export async function read<T extends z.ZodType>(schema: T, answer: Response): Promise<z.output<T>> {
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(JSON.stringify(body));
  return schema.parse(body);
}

export const codeOf = async (answer: Response): Promise<string> =>
  z.object({ code: z.string() }).parse(await answer.json()).code;

/** A photo as a phone makes it, with its maker and where it was taken. */
export const jpeg = (width = 64): Promise<Buffer> =>
  sharp({ create: { width, height: 48, channels: 3, background: '#c33' } })
    .withExif({ IFD0: { Make: 'SecretCam' }, IFD3: { GPSLatitude: '42/1 41/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();

export async function until<T>(find: () => Promise<T | null | undefined>): Promise<T> {
  for (let time = 0; time < 100; time++) {
    const found = await find();
    if (found !== null && found !== undefined) return found;
    await sleep(50);
  }
  throw new Error('waited in vain');
}

/** What a customer's phone sends. `as` is an authorization header. */
export function phoneOn(app: TestApp) {
  const call = (method: string, path: string, as?: string, body?: unknown) =>
    fetch(`${app.url}/api${path}`, {
      method,
      headers: {
        ...(as ? { authorization: as } : {}),
        ...(body instanceof Uint8Array ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) }),
    });
  const scan = async (publicToken: string) => {
    const answer = await call('POST', '/visitor/label-sessions', undefined, { publicToken });
    return `Bearer ${(await read(Begun, answer)).token}`;
  };
  const upload = (as: string, file: Uint8Array) => call('POST', '/visitor/attachments', as, file);
  const contact = { name: 'Mila', email: 'mila@example.com', phone: null };
  const report = (as: string, text: string, attachmentIds: string[] = []) =>
    call('POST', '/visitor/reports', as, { text, contact, locale: 'bg', attachmentIds });
  return { call, scan, upload, report };
}
