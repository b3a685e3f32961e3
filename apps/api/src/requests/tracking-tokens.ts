import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';

/**
 * What a tracking link and a one-time code consist of, derived from the installation's secret and an id. So the same
 * request has one link however often it is asked for (a repeated report, a redeemed code, the mail), no job carries a
 * secret, and the database alone, which has only hashes, opens nothing.
 */
@Injectable()
export class TrackingTokens {
  private readonly secret: string;

  constructor(@Inject(CONFIG) config: Config) {
    // Boot always has a secret. Without one (specs) links last as long as the process.
    this.secret = config.sessionSecret ?? randomBytes(32).toString('base64url');
  }

  /** 256 bits, base64url. */
  tokenOf(requestId: string): string {
    return this.derived(`tracking:${requestId}`).toString('base64url');
  }

  hashOf(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }

  /** Behind `#`: a fragment reaches no server and no log. */
  pathOf(token: string): string {
    return `/portal/track#${token}`;
  }

  /** Six digits. The bias of the remainder is below one in four thousand. */
  codeOf(codeId: string): string {
    const number = this.derived(`one-time-code:${codeId}`).readUInt32BE(0) % 1_000_000;
    return String(number).padStart(6, '0');
  }

  /** What is kept of a code: without the secret nobody finds the six digits of it. */
  codeHashOf(codeId: string, code: string): Buffer {
    return this.derived(`one-time-code-hash:${codeId}:${code}`);
  }

  private derived(what: string): Buffer {
    return createHmac('sha256', this.secret).update(what).digest();
  }
}
