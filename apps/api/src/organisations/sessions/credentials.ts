import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/clock';
import type { Clock } from '../../platform/clock';
import { Database } from '../../platform/database';
import type { Authenticated, Authenticator, CalloutRequest } from '../../platform/http';
import { sessionCookieOf } from './cookies';
import { findDevice } from './devices.store';
import type { KnownDevice } from './devices.store';
import { Recent } from './recent';
import { factsOf, systemScope } from './request-facts';
import type { RequestFacts } from './request-facts';
import { isAlive, isTouchDue } from './session.rules';
import { findHeldSession, touchSession } from './sessions.store';
import type { HeldSession } from './sessions.store';
import { credentialKindOf, hashOfToken } from './tokens';
import { deviceBehind, sessionBehind } from './who';

/** A revocation by another process takes effect after at most this. */
const KEPT_MS = 500;
const MOST_KEPT = 20_000;

/**
 * Who calls, by the token presented. Role, side and activity are read with the session and are not in the token: what
 * a manager takes away is gone at the next request.
 */
@Injectable()
export class Credentials implements Authenticator {
  private readonly sessions = new Recent<HeldSession>(KEPT_MS, MOST_KEPT);
  private readonly devices = new Recent<KnownDevice>(KEPT_MS, MOST_KEPT);

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async authenticate(
    request: CalloutRequest,
    want: 'person' | 'visitor' | 'device',
  ): Promise<Authenticated | null> {
    const { token, by } = presentedBy(request, want);
    const kind = credentialKindOf(token);
    if (!kind || (by === 'cookie' && kind !== want)) return null;
    const facts = factsOf(request, by);
    const hash = hashOfToken(token);
    if (kind === 'device') {
      const device = await this.device(hash, facts);
      return device && deviceBehind(device, facts);
    }
    const session = await this.session(hash, facts);
    return session && isAlive(session, this.clock()) ? sessionBehind(session, by, facts) : null;
  }

  /** After a revocation in this process: at once, not after half a second. */
  forgetAll() {
    this.sessions.forgetAll();
    this.devices.forgetAll();
  }

  private session(hash: Buffer, facts: RequestFacts): Promise<HeldSession | null> {
    return this.sessions.get(hash.toString('base64'), () =>
      this.database.transaction(systemScope(facts), async tx => {
        const session = await findHeldSession(tx, hash);
        if (session && isAlive(session, tx.now) && isTouchDue(session, tx.now))
          await touchSession(tx, session);
        return session;
      }),
    );
  }

  private device(hash: Buffer, facts: RequestFacts): Promise<KnownDevice | null> {
    return this.devices.get(hash.toString('base64'), () =>
      this.database.transaction(systemScope(facts), tx => findDevice(tx, hash), { readOnly: true }),
    );
  }
}

/** A token in the header counts before a cookie: who sends one means it. */
function presentedBy(
  request: CalloutRequest,
  want: 'person' | 'visitor' | 'device',
): { token: string; by: 'cookie' | 'bearer' } {
  const { authorization } = request.headers;
  if (authorization !== undefined)
    return { token: /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '', by: 'bearer' };
  return { token: (want !== 'device' && sessionCookieOf(request, want)) || '', by: 'cookie' };
}
