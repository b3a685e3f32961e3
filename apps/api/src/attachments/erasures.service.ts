import { Inject, Injectable } from '@nestjs/common';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { Storage } from '../platform/storage';
import { removeAll } from './attachments.store';
import { forgetBytes } from './jobs';
import { thumbKey } from './uploads.service';

const KEYS_A_JOB = 100;

/** Pictures that nobody is to see again: rows now, bytes by a job of the same transaction. */
@Injectable()
export class ErasuresService {
  constructor(
    @Inject(Storage) private readonly storage: Storage,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /** Nothing may refer to them any more. */
  async erase(tx: Tx, ids: readonly string[]): Promise<void> {
    const organisationId = organisationOf(tx.scope) ?? '';
    const keys = await removeAll(tx, ids);
    for (let start = 0; start < keys.length; start += KEYS_A_JOB)
      await this.jobs.enqueue(tx, forgetBytes, {
        organisationId,
        storageKeys: keys.slice(start, start + KEYS_A_JOB),
      });
  }

  async forgetBytes(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.storage.remove(key);
      await this.storage.remove(thumbKey(key));
    }
  }
}
