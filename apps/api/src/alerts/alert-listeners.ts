import { Injectable } from '@nestjs/common';
import type { Evidence, Urgency } from '#contracts';
import type { Tx } from '../platform/database';

/** An alert as those see it who act on it, with what its rule wants. */
export interface RaisedAlert {
  id: string;
  equipmentId: string;
  customerId: string;
  partnerId: string | null;
  urgency: Urgency;
  faultKey: string;
  faultCode: string | null;
  title: string;
  raisedAt: Date;
  evidence: Evidence[];
  ruleId: string | null;
  /** The request is to become a work order without a person. */
  opensWorkOrder: boolean;
}

export interface AlertListener {
  /**
   * A rule that opens a request has raised this alert, or a person asks for a request. Runs in that transaction (ingest:
   * the worker's scope). Answers the service request that now stands for the alert: a new one, or one that is open
   * already; null for none. The alert is linked to it by the caller.
   */
  alertRaised(tx: Tx, alert: RaisedAlert): Promise<{ serviceRequestId: string } | null>;
  /** The alert that this request stands for is more severe now. Runs in the transaction of the readings. */
  alertEscalated?(tx: Tx, serviceRequestId: string, urgency: Urgency): Promise<void>;
}

/**
 * Where later features bind themselves, so that alerts know nobody by name. Their module imports AlertsModule and
 * calls `add` once when it starts (onModuleInit).
 */
@Injectable()
export class AlertListeners {
  private readonly listeners: AlertListener[] = [];

  add(listener: AlertListener) {
    this.listeners.push(listener);
  }

  async alertRaised(tx: Tx, alert: RaisedAlert): Promise<string | null> {
    for (const listener of this.listeners) {
      const answer = await listener.alertRaised(tx, alert);
      if (answer) return answer.serviceRequestId;
    }
    return null;
  }

  async alertEscalated(tx: Tx, serviceRequestId: string, urgency: Urgency): Promise<void> {
    for (const listener of this.listeners) await listener.alertEscalated?.(tx, serviceRequestId, urgency);
  }
}
