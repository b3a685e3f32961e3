import { createHash, randomBytes, randomInt } from 'node:crypto';

const DEVICE_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** What stands on the label: 22 characters, 128 bits and more, never changed once it is printed. */
export const newPublicToken = (): string => randomBytes(17).toString('base64url').slice(0, 22);

export const newDeviceId = (): string =>
  `d-${Array.from({ length: 12 }, () => DEVICE_LETTERS[randomInt(DEVICE_LETTERS.length)]).join('')}`;

/** 256 bits; shown once, stored as its hash. */
export const newDeviceToken = (): string => `cd_${randomBytes(32).toString('base64url')}`;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
