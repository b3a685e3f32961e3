import { Inject, Injectable } from '@nestjs/common';
import type { Session } from '#contracts';
import { Database, NotVisible, organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { record } from '../../platform/outbox';
import type { SessionRow } from '../session.entity';
import { Credentials } from './credentials';
import type { PersonSide } from './person-scope';
import type { RequestFacts } from './request-facts';
import {
  attachRequest,
  findAlive,
  insertSession,
  pageOfSessions,
  revokeSession,
  revokeSessionsOf,
} from './sessions.store';
import { hashOfToken, newToken } from './tokens';

export interface StartedVisit {
  /** `cv_...`, for the cookie and for clients without cookies; it is not stored. */
  token: string;
  sessionId: string;
}

const asking = {
  family: 'system',
  personId: null,
  role: 'system',
  name: 'live',
  source: 'automation',
  requestId: 'live',
} as const;

/** Sessions of people and of visitors: begun, listed, ended. */
@Injectable()
export class SessionsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Credentials) private readonly credentials: Credentials,
  ) {}

  /** In the person's own scope. */
  async start(tx: Tx, person: PersonSide, facts: RequestFacts): Promise<string> {
    const token = newToken('person');
    const session = await insertSession(
      tx,
      {
        organisationId: person.organisationId,
        partnerId: person.partnerId,
        customerId: person.customerId,
        kind: 'person',
        personId: person.id,
        equipmentId: null,
        serviceRequestId: null,
        tokenHash: hashOfToken(token),
      },
      facts,
    );
    await record(tx, { verb: 'session.start', subjectType: 'session', subjectId: session.id });
    return token;
  }

  /** Somebody scanned a label (`equipmentId`) or opened a tracking link (`serviceRequestId`). In the system's scope. */
  async startVisitorSession(
    tx: Tx,
    visited: { organisationId: string; equipmentId: string | null; serviceRequestId: string | null },
    facts: RequestFacts,
  ): Promise<StartedVisit> {
    const token = newToken('visitor');
    const session = await insertSession(
      tx,
      {
        ...visited,
        partnerId: null,
        customerId: null,
        kind: 'visitor',
        personId: null,
        tokenHash: hashOfToken(token),
      },
      facts,
    );
    return { token, sessionId: session.id };
  }

  /** The visitor's session sees this service request from its next request on. @throws NotVisible */
  async adoptServiceRequest(tx: Tx, sessionId: string, serviceRequestId: string): Promise<void> {
    if ((await attachRequest(tx, sessionId, serviceRequestId)) === 0) throw new NotVisible('session');
    tx.afterCommit(() => this.credentials.forgetAll());
  }

  /** Which of these sessions still open anything: the live feed cuts the others. */
  stillValid(sessionIds: readonly string[]): Promise<Set<string>> {
    return this.database.transaction(asking, tx => findAlive(tx, sessionIds), { readOnly: true });
  }

  async list(
    tx: Tx,
    currentId: string,
    request: { limit: number; cursor?: string | undefined },
  ): Promise<{ items: Session[]; nextCursor: string | null }> {
    const { organisationId, personId } = personIn(tx);
    const { items, next } = await pageOfSessions(tx, organisationId, personId, request);
    return { items: items.map(row => shown(row, currentId)), nextCursor: next };
  }

  /** One of the caller's own. @throws NotVisible */
  async end(tx: Tx, id: string, verb: 'session.end' | 'session.revoke'): Promise<void> {
    const { organisationId, personId } = personIn(tx);
    if ((await revokeSession(tx, organisationId, { id, personId })) === 0) throw new NotVisible('session');
    await record(tx, { verb, subjectType: 'session', subjectId: id });
    tx.afterCommit(() => this.credentials.forgetAll());
  }

  /** All of a person's, except perhaps the one in hand. The deed that causes it is the caller's to record. */
  async revokeAllOf(
    tx: Tx,
    person: { organisationId: string; id: string },
    exceptId: string | null = null,
  ): Promise<number> {
    const ended = await revokeSessionsOf(tx, person.organisationId, person.id, exceptId);
    tx.afterCommit(() => this.credentials.forgetAll());
    return ended;
  }
}

function personIn(tx: Tx): { organisationId: string; personId: string } {
  const organisationId = organisationOf(tx.scope);
  const { personId } = tx.scope;
  if (!organisationId || !personId) throw new NotVisible('session');
  return { organisationId, personId };
}

const shown = (row: SessionRow, currentId: string): Session => ({
  id: row.id,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  userAgent: row.userAgent,
  ip: row.ip,
  current: row.id === currentId,
});
