import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config';
import type { Config } from '../config';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps an answer with a secret so that the database alone does not tell it: who has a copy of it lacks SESSION_SECRET. */
@Injectable()
export class Seal {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) { sessionSecret }: Pick<Config, 'sessionSecret'>) {
    // Boot always has a secret. Without one (specs) what is sealed lasts as long as the process.
    const secret = sessionSecret ?? randomBytes(32);
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'callout remembered answers', 32));
  }

  /** `about`: what it belongs to; nowhere else does it open. */
  close(value: unknown, about: string): { sealed: string } {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(Buffer.from(about));
    const content = [cipher.update(JSON.stringify(value)), cipher.final()];
    return { sealed: Buffer.concat([nonce, ...content, cipher.getAuthTag()]).toString('base64') };
  }

  /** Null if it was sealed under another secret or about something else. */
  open(kept: unknown, about: string): { value: unknown } | null {
    const sealed: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'sealed') : null;
    if (typeof sealed !== 'string') return null;
    const bytes = Buffer.from(sealed, 'base64');
    try {
      const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-TAG_BYTES));
      const content = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      const value: unknown = JSON.parse(Buffer.concat([content, decipher.final()]).toString());
      return { value };
    } catch {
      return null;
    }
  }
}
