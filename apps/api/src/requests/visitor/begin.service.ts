import { Inject, Injectable } from '@nestjs/common';
import type { LabelledUnit, Tracking } from '#contracts';
import { SessionsService, systemScope } from '../../organisations';
import type { RequestFacts } from '../../organisations';
import { Database } from '../../platform/database';
import type { VisitorScope } from '../../platform/database';
import { Refused } from '../../platform/refused';
import { TrackingTokens } from '../tracking-tokens';
import { labelledUnit, unitOfLabel } from './labels.store';
import { TrackingService } from './tracking.service';

/** How long a link still opens a request that has ended. */
const LINK_LIVES_MS = 90 * 24 * 3_600_000;

/** Nobody is known yet: a label or a link is shown, and becomes a session of its own. */
@Injectable()
export class BeginService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(TrackingService) private readonly trackings: TrackingService,
    @Inject(TrackingTokens) private readonly tokens: TrackingTokens,
  ) {}

  /** @throws Refused not-found for an unknown label */
  async atLabel(publicToken: string, facts: RequestFacts): Promise<{ token: string; unit: LabelledUnit }> {
    const begun = await this.database.transaction(systemScope(facts), async tx => {
      const unit = await unitOfLabel(tx, publicToken);
      if (!unit) return null;
      const visited = { organisationId: unit.organisationId, equipmentId: unit.id, serviceRequestId: null };
      return { ...(await this.sessions.startVisitorSession(tx, visited, facts)), visited };
    });
    if (!begun) throw new Refused('not-found');
    const unit = await this.database.transaction(
      visitorScope(begun, facts),
      tx => labelledUnit(tx, begun.visited.equipmentId),
      { readOnly: true },
    );
    return { token: begun.token, unit };
  }

  /** @throws Refused link-expired for an unknown link, and for one whose request ended long ago */
  async withLink(trackingToken: string, facts: RequestFacts): Promise<{ token: string; tracking: Tracking }> {
    const hash = this.tokens.hashOf(trackingToken);
    const begun = await this.database.transaction(systemScope(facts), async tx => {
      const visited = await tx.one<Visited>(
        `SELECT id AS "serviceRequestId", organisation_id AS "organisationId", equipment_id AS "equipmentId"
         FROM service_request
         WHERE tracking_hash = $1
           AND coalesce(ended_at, CASE WHEN status = 'closed' THEN updated_at END, 'infinity') > $2`,
        [hash, new Date(tx.now.getTime() - LINK_LIVES_MS)],
      );
      if (!visited) return null;
      return { ...(await this.sessions.startVisitorSession(tx, visited, facts)), visited };
    });
    if (!begun) throw new Refused('link-expired');
    const tracking = await this.database.transaction(
      visitorScope(begun, facts),
      tx => this.trackings.tracking(tx),
      { readOnly: true },
    );
    return { token: begun.token, tracking };
  }
}

interface Visited {
  organisationId: string;
  equipmentId: string;
  serviceRequestId: string | null;
}

const actor = ({ source, requestId, ip }: RequestFacts) => ({
  personId: null,
  role: 'visitor',
  name: 'visitor',
  source,
  requestId,
  ...(ip === null ? {} : { ip }),
});
const visitorScope = (
  { visited, sessionId }: { visited: Visited; sessionId: string },
  facts: RequestFacts,
): VisitorScope => ({
  family: 'visitor',
  ...visited,
  sessionId,
  ...actor(facts),
});
