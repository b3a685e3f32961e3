import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database';
import { holdUnits } from '../telemetry';
import { handOn, hush, release, unitsToHush, unitsToRelease } from './above.store';
import { stayBehind } from './gateways.store';
import { OutcomesService } from './outcomes.service';
import { activeRules } from './rule-states.store';

/**
 * What has to become quiet, and what is quiet no longer. In a transaction of its own, which holds the units before it touches
 * their alerts, as ingest does: two of them never wait for each other in a circle.
 */
@Injectable()
export class QuietService {
  constructor(@Inject(OutcomesService) private readonly outcomes: OutcomesService) {}

  async run(tx: Tx): Promise<void> {
    const [toHush, toRelease] = [await unitsToHush(tx), await unitsToRelease(tx)];
    if (toHush.length + toRelease.length === 0) return;
    await holdUnits(tx, [...new Set([...toHush, ...toRelease])]);
    await stayBehind(tx);
    for (const alert of await hush(tx, toHush)) {
      const { suppressedCause: cause, suppressedByAlert: by } = alert;
      await this.outcomes.tell(tx, alert, 'alert.suppress', { cause, by });
    }
    await handOn(tx, toRelease);
    for (const alert of await release(tx, toRelease)) {
      await this.outcomes.tell(tx, alert, 'alert.release');
      const [rule] = alert.ruleId ? await activeRules(tx, { ids: [alert.ruleId] }) : [];
      await this.outcomes.wantRequest(tx, alert, rule ?? null);
    }
  }
}
