import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Database } from '../platform/database';
import type { Authenticated } from '../platform/http';
import { Storage } from '../platform/storage';
import type { AttachmentRow } from './attachment.entity';
import { attachmentById } from './attachments.store';
import { thumbKey, unavailable } from './uploads.service';

const CACHE_SECONDS = 3_600;

/** Row security first: the key of the bytes is not even known to who may not see the picture. */
@Injectable()
export class DownloadsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Storage) private readonly storage: Storage,
  ) {}

  /** @throws NotVisible, Refused not-found | unavailable */
  async download(
    { scope }: Authenticated,
    id: string,
    {
      size,
      response,
      maySee = () => true,
    }: {
      size: 'full' | 'thumb';
      response: Response;
      maySee?: (row: AttachmentRow) => boolean;
    },
  ): Promise<StreamableFile> {
    const row = await this.database.transaction(scope, tx => attachmentById(tx, id, maySee), {
      readOnly: true,
    });
    const key = size === 'thumb' ? thumbKey(row.storageKey) : row.storageKey;
    const stream = await this.storage.get(key).catch((error: unknown) => {
      throw unavailable(error);
    });
    // Opened by itself a picture is a download, and whatever it might contain runs nowhere.
    response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Cache-Control', `private, max-age=${CACHE_SECONDS}, immutable`);
    return new StreamableFile(stream, {
      type: row.contentType,
      disposition: `attachment; filename="${row.id}${row.contentType === 'image/png' ? '.png' : '.jpg'}"`,
      ...(size === 'full' ? { length: row.bytes } : {}),
    });
  }
}
