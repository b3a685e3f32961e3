import { Inject, Injectable } from '@nestjs/common';
import { routes } from '#contracts';
import type { Alert, AlertCourse, AlertEvent, BodyOf, Page, QueryOf } from '#contracts';
import { withAlertClosed } from '#telemetry';
import { lock, organisationOf, updateGuarded } from '../platform/database';
import type { Change, Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { holdUnits } from '../telemetry';
import { AlertListeners } from './alert-listeners';
import { AlertRuleRow } from './alert-rule.entity';
import { AlertRow } from './alert.entity';
import { isOpen, movedTo } from './alert.rules';
import { alertFacts, alertPage } from './alerts.store';
import { readCourse } from './course.store';
import { decisionsFor } from './decisions.store';
import { dueAt } from './evaluation';
import { asRaised, OutcomesService } from './outcomes.service';
import { link } from './raising.store';
import { holdStates, keyOf, saveStates } from './rule-states.store';

type Moved = BodyOf<typeof routes.acknowledgeAlert>;

@Injectable()
export class AlertsService {
  constructor(
    @Inject(AlertListeners) private readonly listeners: AlertListeners,
    @Inject(OutcomesService) private readonly outcomes: OutcomesService,
  ) {}

  async list(tx: Tx, query: QueryOf<typeof routes.listAlerts>): Promise<Page<Alert>> {
    const { items, next } = await alertPage(tx, query);
    return { items: await this.seen(tx, items), nextCursor: next };
  }

  async get(tx: Tx, id: string): Promise<Alert> {
    const [alert] = await this.seen(tx, [await this.row(tx, id)]);
    if (!alert) throw new Refused('not-found');
    return alert;
  }

  async course(tx: Tx, id: string): Promise<AlertCourse> {
    return readCourse(tx, await this.row(tx, id));
  }

  acknowledge(tx: Tx, id: string, body: Moved): Promise<Alert> {
    return this.move(tx, id, 'acknowledge', body, { acknowledgedBy: tx.scope.personId });
  }

  diagnose(tx: Tx, id: string, body: Moved): Promise<Alert> {
    return this.move(tx, id, 'diagnose', body);
  }

  clear(tx: Tx, id: string, body: Moved): Promise<Alert> {
    return this.end(tx, id, 'clear', body, { clearedAt: tx.now });
  }

  /** Also ends a time of quiet that somebody asked for. */
  close(tx: Tx, id: string, body: Moved): Promise<Alert> {
    return this.end(tx, id, 'close', body, { suppressedUntil: null });
  }

  async suppress(tx: Tx, id: string, body: BodyOf<typeof routes.suppressAlert>): Promise<Alert> {
    const suppressedUntil = new Date(body.until);
    if (suppressedUntil <= tx.now) throw new Refused('in-the-past', { field: 'until' });
    const { version, cause } = body;
    return this.move(
      tx,
      id,
      'suppress',
      { version, note: cause },
      { suppressedUntil, suppressedCause: cause },
    );
  }

  /** The request that stands for this alert; opens one if there is none. */
  async openRequest(tx: Tx, id: string): Promise<Alert> {
    const alert = await lock(tx, AlertRow, id);
    if (!alert.serviceRequestId) {
      movedTo(alert.status, 'link');
      const rule = alert.ruleId ? await tx.findOneBy(AlertRuleRow, { id: alert.ruleId }) : null;
      // The person asks for a request and decides about the work order alone.
      const asked = { ...asRaised(alert, rule), opensWorkOrder: false };
      const serviceRequestId = await this.listeners.alertRaised(tx, asked);
      if (!serviceRequestId) throw new Refused('unavailable');
      await this.outcomes.tell(tx, await link(tx, id, serviceRequestId), 'alert.link');
    }
    return this.get(tx, id);
  }

  /**
   * The rule's memory of the alert ends with it: if the condition still holds, the next reading raises a new one, and a
   * silence that lasts for as long again does.
   */
  private async end(
    tx: Tx,
    id: string,
    event: AlertEvent,
    body: Moved,
    change: Change<AlertRow>,
  ): Promise<Alert> {
    const { equipmentId, ruleId, status } = await this.row(tx, id);
    // The order in which ingest takes them: unit, state, alert.
    await holdUnits(tx, [equipmentId]);
    const pair = ruleId && isOpen(status) ? { ruleId, equipmentId } : null;
    const states = await holdStates(tx, pair ? [pair] : []);
    const alert = await this.move(tx, id, event, body, change);
    const state = pair && states.get(keyOf(pair));
    const rule = pair && (await tx.findOneBy(AlertRuleRow, { id: pair.ruleId }));
    if (pair && state && rule) {
      const { rule: decides } = (await decisionsFor(tx, [rule], [equipmentId]))(rule, equipmentId);
      const ended = withAlertClosed(decides, state, tx.now.getTime());
      await saveStates(tx, [{ ...pair, state: ended, nextTickAt: dueAt(decides, ended, tx.now) }]);
    }
    return alert;
  }

  private async move(
    tx: Tx,
    id: string,
    event: AlertEvent,
    { version, note }: Moved,
    change: Change<AlertRow> = {},
  ): Promise<Alert> {
    const { status: from } = await lock(tx, AlertRow, id);
    const status = movedTo(from, event);
    const row = await updateGuarded(tx, AlertRow, { id, version }, { ...change, status });
    await this.outcomes.tell(tx, row, `alert.${event}`, { from, to: status, ...(note ? { note } : {}) });
    return this.get(tx, id);
  }

  private async row(tx: Tx, id: string): Promise<AlertRow> {
    const row = await tx.findOneBy(AlertRow, { organisationId: organisationOf(tx.scope) ?? '', id });
    if (!row) throw new Refused('not-found');
    return row;
  }

  private async seen(tx: Tx, rows: readonly AlertRow[]): Promise<Alert[]> {
    const facts = await alertFacts(
      tx,
      rows.map(row => row.id),
    );
    return rows.flatMap(({ raisedAt, lastSeenAt, clearedAt, suppressedUntil, ...row }) => {
      const known = facts.get(row.id);
      if (!known) return [];
      return [
        {
          ...row,
          ...known,
          raisedAt: raisedAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
          clearedAt: clearedAt?.toISOString() ?? null,
          suppressedUntil: suppressedUntil?.toISOString() ?? null,
        },
      ];
    });
  }
}
