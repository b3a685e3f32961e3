import { randomUUID, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, Locale, ReportReceived, routes } from '#contracts';
import { SessionsService } from '../../organisations';
import { Database, insert } from '../../platform/database';
import type { Scope, Tx } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { record } from '../../platform/outbox';
import { Refused } from '../../platform/refused';
import { mailCode } from '../jobs';
import { OneTimeCodeRow } from '../one-time-code.entity';
import { requestById } from '../requests.store';
import { TrackingTokens } from '../tracking-tokens';
import { CODE_MS, isTryable, MOST_CODES_PER_HOUR } from './code.rules';
import { codesSince, countTry, lockNewestCode, requestOfContact } from './codes.store';
import { ReportsService } from './reports.service';
import { asHolderOf, unitIn } from './visitor-scope';

const HOUR_MS = 3_600_000;

/** Who reported it finds the own request again at the label: by six digits sent to the address that was given. */
@Injectable()
export class CodesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(ReportsService) private readonly reports: ReportsService,
    @Inject(TrackingTokens) private readonly tokens: TrackingTokens,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /** Does the same for an address that nobody gave here, except that no mail leaves: so nobody learns who reported. */
  async request(tx: Tx, sessionId: string, given: { email: string; locale: Locale }): Promise<void> {
    const equipmentId = unitIn(tx);
    const email = given.email.trim().toLowerCase();
    const asked = await codesSince(
      tx,
      { equipmentId, sessionId, email },
      new Date(tx.now.getTime() - HOUR_MS),
    );
    if (asked >= MOST_CODES_PER_HOUR) throw new Refused('too-many-requests', { retryAfterSeconds: 3_600 });
    const serviceRequestId = await requestOfContact(tx, equipmentId, email);
    const id = randomUUID();
    await insert(tx, OneTimeCodeRow, {
      id,
      sessionId,
      equipmentId,
      serviceRequestId,
      email,
      codeHash: this.tokens.codeHashOf(id, this.tokens.codeOf(id)),
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + CODE_MS),
    });
    await record(tx, { verb: 'request.ask-code', subjectType: 'equipment', subjectId: equipmentId });
    if (serviceRequestId !== null && tx.scope.family === 'visitor')
      await this.jobs.enqueue(tx, mailCode, {
        organisationId: tx.scope.organisationId,
        codeId: id,
        locale: given.locale,
      });
  }

  /**
   * Bound to the browser that asked. A wrong try is counted even though it is refused, so it has its own transaction.
   * @throws Refused code-wrong, the same for wrong, old, used up and never sent
   */
  async redeem(
    scope: Scope,
    sessionId: string,
    given: BodyOf<typeof routes.redeemCode>,
  ): Promise<ReportReceived> {
    const received = await this.database.transaction(scope, tx => this.tryCode(tx, sessionId, given));
    if (!received) throw new Refused('code-wrong');
    return received;
  }

  private async tryCode(
    tx: Tx,
    sessionId: string,
    given: { email: string; code: string },
  ): Promise<ReportReceived | null> {
    const code = await lockNewestCode(tx, sessionId, given.email.trim().toLowerCase());
    if (!code || !isTryable(code, tx.now)) return null;
    const isRight = timingSafeEqual(this.tokens.codeHashOf(code.id, given.code), code.codeHash);
    await countTry(tx, code.id, isRight && code.serviceRequestId !== null);
    const requestId = code.serviceRequestId;
    if (!isRight || requestId === null) {
      await record(tx, { verb: 'request.code-wrong', subjectType: 'equipment', subjectId: code.equipmentId });
      return null;
    }
    return asHolderOf(tx, requestId, async own => {
      await this.sessions.adoptServiceRequest(own, sessionId, requestId);
      await record(own, {
        verb: 'request.redeem-code',
        subjectType: 'service-request',
        subjectId: requestId,
      });
      return this.reports.received(own, await requestById(own, requestId), true);
    });
  }
}
