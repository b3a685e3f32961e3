import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts';
import { asAutomation } from '../platform/database';
import type { Tx } from '../platform/database';
import { RequestsService } from '../requests';
import type { WorkOrderRow } from './work-order.entity';

/** What an order came from: with the order ends the request, and the alert if the machine has calmed down. */
@Injectable()
export class OriginService {
  constructor(
    @Inject(RequestsService) private readonly requests: RequestsService,
    @Inject(AlertsService) private readonly alerts: AlertsService,
  ) {}

  async close(tx: Tx, { serviceRequestId, alertId }: WorkOrderRow): Promise<void> {
    await asAutomation(tx, async own => {
      if (serviceRequestId) await this.requests.closeAfterWorkOrder(own, serviceRequestId);
      if (!alertId) return;
      const { status, version } = await this.alerts.get(own, alertId);
      if (status === 'cleared') await this.alerts.close(own, alertId, { version });
    });
  }
}
