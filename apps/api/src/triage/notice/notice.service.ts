import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, DataNotice, routes } from '#contracts';
import { CONFIG, endpointOf } from '../../platform/config';
import type { Config } from '../../platform/config';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { record } from '../../platform/outbox';
import { Refused } from '../../platform/refused';
import { acceptedEndpoint, keepAccepted } from './notice.store';

/** Nothing of an organisation leaves for an endpoint before one of its managers has accepted what is sent, and to whom. */
@Injectable()
export class NoticeService {
  private readonly endpoint: string | null;

  constructor(@Inject(CONFIG) config: Pick<Config, 'llm' | 'embedding'>) {
    this.endpoint = endpointOf(config);
  }

  async notice(tx: Tx): Promise<DataNotice> {
    const accepted = await acceptedEndpoint(tx);
    const holds = accepted !== null && accepted.endpoint === this.endpoint;
    return {
      endpoint: this.endpoint,
      accepted: holds ? { at: accepted.at.toISOString(), byName: accepted.byName } : null,
      before: accepted === null || holds ? null : accepted.endpoint,
    };
  }

  /** @throws Refused stale-version where another endpoint is set by now, or none: what was read was about another one */
  async set(tx: Tx, { endpoint, isAccepted }: BodyOf<typeof routes.setDataNotice>): Promise<DataNotice> {
    if (this.endpoint === null || endpoint !== this.endpoint)
      throw new Refused('stale-version', { endpoint: this.endpoint });
    const before = await this.notice(tx);
    if ((before.accepted !== null) === isAccepted) return before;
    await keepAccepted(tx, isAccepted ? endpoint : null);
    await record(tx, {
      verb: isAccepted ? 'organisation.accept-endpoint' : 'organisation.refuse-endpoint',
      subjectType: 'organisation',
      subjectId: organisationOf(tx.scope),
      detail: { endpoint },
    });
    return this.notice(tx);
  }

  /** Whether this organisation may send anything there. */
  async isAccepted(tx: Tx): Promise<boolean> {
    return this.endpoint !== null && (await acceptedEndpoint(tx))?.endpoint === this.endpoint;
  }
}
