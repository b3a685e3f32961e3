import { Inject, Injectable } from '@nestjs/common';
import type { AlertCondition } from '#contracts';
import { signalsOf } from '#telemetry';
import { signalEvidence } from '../findings';
import { DatabaseUnavailable, isContention } from '../platform/database';
import type { Tx } from '../platform/database';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { note, record } from '../platform/outbox';
import { AlertListeners } from './alert-listeners';
import type { RaisedAlert } from './alert-listeners';
import type { AlertRow } from './alert.entity';
import type { AlertRuleRow } from './alert-rule.entity';
import { evidenceOf } from './evaluation';
import type { AlertFinding } from './evaluation';
import { quietBehind } from './gateways.store';
import { clearOf, link, raise, setUrgency } from './raising.store';
import type { Affected } from './raising.store';

/** What a finding of a rule comes to, in the transaction in which it was found. */
@Injectable()
export class OutcomesService {
  constructor(
    @Inject(AlertListeners) private readonly listeners: AlertListeners,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async apply(tx: Tx, rule: AlertRuleRow, unit: Affected, finding: AlertFinding): Promise<void> {
    const pair = { ruleId: rule.id, equipmentId: unit.equipmentId };
    if (finding.type === 'cleared') return this.tell(tx, await clearOf(tx, pair), 'alert.clear');
    if (finding.type === 'changed')
      return this.tell(tx, await setUrgency(tx, pair, finding.severity), 'alert.change');
    const { alert, isNew } = await raise(tx, rule, unit, {
      urgency: finding.severity,
      quietUntil: asksForSilence(rule.condition) ? await quietBehind(tx, unit.equipmentId) : null,
      evidence: [
        ...evidenceOf(finding.evidence),
        ...(await signalEvidence(tx, unit.equipmentId, signalsOf(rule.condition))),
      ],
    });
    await this.tell(tx, alert, isNew ? 'alert.raise' : 'alert.occur');
    await this.wantRequest(tx, alert, rule);
  }

  /** Opens a service request if the rule says so and the alert is loud and has none. */
  async wantRequest(tx: Tx, alert: AlertRow, rule: AlertRuleRow | null): Promise<void> {
    if (!rule?.opensRequest || alert.status === 'suppressed' || alert.serviceRequestId) return;
    const serviceRequestId = await this.requestFor(tx, alert, rule);
    if (serviceRequestId) await this.tell(tx, await link(tx, alert.id, serviceRequestId), 'alert.link');
  }

  async tell(
    tx: Tx,
    alert: AlertRow | null,
    verb: string,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    if (!alert) return;
    const { id, equipmentId, partnerId, customerId, faultKey, serviceRequestId } = alert;
    await record(tx, {
      verb,
      subjectType: 'alert',
      subjectId: id,
      detail: { faultKey, equipmentId, ...detail },
    });
    await note(tx, {
      topic: 'alert',
      subjectId: id,
      payload: { equipmentId },
      equipmentId,
      partnerId,
      customerId,
      serviceRequestId,
    });
  }

  /** An alert is worth more than its request: whatever goes wrong there must not lose the readings or the alert. */
  private async requestFor(tx: Tx, alert: AlertRow, rule: AlertRuleRow): Promise<string | null> {
    try {
      return await tx.savepoint(() => this.listeners.alertRaised(tx, asRaised(alert, rule)));
    } catch (error) {
      if (isContention(error) || error instanceof DatabaseUnavailable) throw error;
      this.log.error({ err: error, alertId: alert.id }, 'No service request could be opened for an alert');
      return null;
    }
  }
}

/** Silence alone: an alert that also rests on a value is told. */
const asksForSilence = (condition: AlertCondition): boolean => condition.type === 'no-data';

export const asRaised = (alert: AlertRow, rule: AlertRuleRow | null): RaisedAlert => ({
  id: alert.id,
  equipmentId: alert.equipmentId,
  customerId: alert.customerId,
  partnerId: alert.partnerId,
  urgency: alert.urgency,
  faultKey: alert.faultKey,
  faultCode: alert.faultCode,
  title: alert.title,
  raisedAt: alert.raisedAt,
  evidence: alert.evidence,
  ruleId: alert.ruleId,
  opensWorkOrder: rule?.opensWorkOrder ?? false,
});
