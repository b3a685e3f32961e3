import { Injectable } from '@nestjs/common';
import type { BodyOf, PlanningPolicy, planningPolicyRoutes } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { CHANGE, policyChanges, policyOf, writePolicy } from './policy.store';

/** What plans weigh against the way. Every change stands in the trail with what was before. */
@Injectable()
export class PolicyService {
  async policy(tx: Tx): Promise<PlanningPolicy> {
    return { ...(await policyOf(tx)), history: await policyChanges(tx) };
  }

  /** @throws Refused stale-version if somebody was faster */
  async set(
    tx: Tx,
    { terms, version }: BodyOf<typeof planningPolicyRoutes.setPlanningPolicy>,
  ): Promise<PlanningPolicy> {
    const before = await policyOf(tx, { held: true });
    if (!(await writePolicy(tx, { terms, version })))
      throw new Refused('stale-version', { version: before.version });
    await record(tx, {
      verb: CHANGE,
      subjectType: 'organisation',
      subjectId: organisationOf(tx.scope),
      detail: { from: before.terms, to: terms },
    });
    return this.policy(tx);
  }
}
