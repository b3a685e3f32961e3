import type { Readable } from 'node:stream';

/** Nothing is stored under this key. */
export class NotStored extends Error {
  override readonly name = 'NotStored';
}

/** The store did not answer, or not in time. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** Files by key; which of them somebody may read is decided by a row, before the key is known. */
export abstract class Storage {
  /** Resolves when it is durable. What was under the key is replaced at once or not at all. */
  abstract put(key: string, content: Buffer, contentType: string): Promise<void>;
  /** @throws NotStored, StorageUnavailable */
  abstract get(key: string): Promise<Readable>;
  /** Also fine if there is nothing. */
  abstract remove(key: string): Promise<void>;
  /** Makes what it needs and says whether it works. @throws StorageUnavailable */
  abstract prepare(): Promise<void>;
}

const KEY = /^[A-Za-z0-9][A-Za-z0-9_-]*(\/[A-Za-z0-9][A-Za-z0-9_-]*)*(\.[a-z0-9]{1,8})?$/;

/** Names and slashes, one ending: nothing that leads out of the folder. @throws TypeError */
export function soundKey(key: string): string {
  if (key.length > 200 || !KEY.test(key)) throw new TypeError(`Not a storage key: ${key.slice(0, 200)}`);
  return key;
}
