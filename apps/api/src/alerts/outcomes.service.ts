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
import { movesOfEscalation } from './alert.rules';
import type { AlertRow } from './alert.entity';
import type { AlertRuleRow } from './alert-rule.entity';
import { conditionAt, evidenceOf } from './evaluation';
import type { AlertFinding } from './evaluation';
import { quietBehind } from './gateways.store';
import { rankOf } from './levels.rules';
import { clearOf, link, raise, setSeverity } from './raising.store';
import type { Affected, Severity } from './raising.store';
import type { Pair } from './rule-states.store';

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
    const { severity: urgency } = finding;
    const condition = conditionAt(rule, urgency);
    const evidence = [
      ...evidenceOf(finding.evidence),
      ...(await signalEvidence(tx, unit.equipmentId, signalsOf(condition))),
    ];
    if (finding.type === 'changed')
      return this.change(tx, rule, pair, { from: finding.from, urgency, evidence });
    const quietUntil = asksForSilence(condition) ? await quietBehind(tx, unit.equipmentId) : null;
    const { alert, isNew } = await raise(tx, rule, unit, { urgency, quietUntil, evidence });
    await this.tell(tx, alert, isNew ? 'alert.raise' : 'alert.occur');
    await this.wantRequest(tx, alert, rule);
  }

  /** A more severe alert is news, as a new one is; a less severe one is written down. */
  private async change(
    tx: Tx,
    rule: AlertRuleRow,
    pair: Pair,
    change: Pick<Severity, 'from' | 'urgency' | 'evidence'>,
  ): Promise<void> {
    const { from, urgency } = change;
    const isWorse = rankOf(urgency) < rankOf(from);
    const alert = await setSeverity(tx, pair, { ...change, moves: isWorse ? movesOfEscalation : {} });
    await this.tell(tx, alert, isWorse ? 'alert.escalate' : 'alert.de-escalate', { from, to: urgency });
    if (!alert || !isWorse || alert.status === 'suppressed') return;
    if (alert.serviceRequestId) await this.hasten(tx, alert, alert.serviceRequestId);
    else await this.wantRequest(tx, alert, rule);
  }

  /** Opens a service request if the rule says so, of alerts this severe, and the alert is loud and has none. */
  async wantRequest(tx: Tx, alert: AlertRow, rule: AlertRuleRow | null): Promise<void> {
    if (!rule?.opensRequest || rankOf(alert.urgency) > rankOf(rule.opensFrom)) return;
    if (alert.status === 'suppressed' || alert.serviceRequestId) return;
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

  private async hasten(tx: Tx, { id, urgency }: AlertRow, serviceRequestId: string): Promise<void> {
    const asked = () => this.listeners.alertEscalated(tx, serviceRequestId, urgency);
    await this.attempt(tx, id, asked, 'The service request of an alert could not be made more urgent');
  }

  /** An alert is worth more than its request: whatever goes wrong there must not lose the readings or the alert. */
  private async attempt<T>(
    tx: Tx,
    alertId: string,
    work: () => Promise<T>,
    failed: string,
  ): Promise<T | null> {
    try {
      return await tx.savepoint(work);
    } catch (error) {
      if (isContention(error) || error instanceof DatabaseUnavailable) throw error;
      this.log.error({ err: error, alertId }, failed);
      return null;
    }
  }

  private requestFor(tx: Tx, alert: AlertRow, rule: AlertRuleRow): Promise<string | null> {
    const asked = () => this.listeners.alertRaised(tx, asRaised(alert, rule));
    return this.attempt(tx, alert.id, asked, 'No service request could be opened for an alert');
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
