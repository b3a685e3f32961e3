import { Inject, Injectable } from '@nestjs/common';
import { AttachmentsService } from '../attachments';
import { SharingService } from '../installed-base';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import type { WorkOrderRow } from './work-order.entity';

/** What an order must be updated with when it changes hands. */
export interface Hands {
  partnerId: string | null;
  partnerName: string | null;
}

@Injectable()
export class PartnersService {
  constructor(
    @Inject(SharingService) private readonly sharing: SharingService,
    @Inject(AttachmentsService) private readonly attachments: AttachmentsService,
  ) {}

  /**
   * Gives an order that the transaction holds to a partner (null: takes it back), with all that hangs on it: checklist,
   * visits, evidence, the unit. Visits of another company's engineers stay with that company.
   */
  async give(tx: Tx, order: WorkOrderRow, partnerId: string | null): Promise<Hands> {
    const partnerName = partnerId ? await nameOf(tx, partnerId) : null;
    await refuseWhileOthersVisit(tx, order, partnerId);
    const parameters = [organisationOf(tx.scope), order.id, partnerId];
    const ofOrder = 'WHERE organisation_id = $1 AND work_order_id = $2';
    await tx.run(`UPDATE work_order_task SET partner_id = $3 ${ofOrder}`, parameters);
    await tx.run(`UPDATE acceptance SET partner_id = $3 ${ofOrder}`, parameters);
    await tx.run(
      `UPDATE visit v SET partner_id = coalesce(e.partner_id, $3::uuid) FROM engineer e
       WHERE v.organisation_id = $1 AND v.work_order_id = $2 AND e.organisation_id = $1 AND e.id = v.engineer_id`,
      parameters,
    );
    await tx.run(
      `UPDATE visit_note n SET partner_id = v.partner_id FROM visit v
       WHERE n.organisation_id = $1 AND v.organisation_id = $1 AND v.work_order_id = $2 AND n.visit_id = v.id`,
      parameters.slice(0, 2),
    );
    await this.attachments.showToPartner(tx, order.id, partnerId);
    if (partnerId) await this.sharing.shareWithPartner(tx, order.equipmentId, partnerId);
    return { partnerId, partnerName };
  }
}

async function nameOf(tx: Tx, partnerId: string): Promise<string> {
  const partner = await tx.one<{ name: string }>(
    `SELECT name FROM organisation WHERE organisation_id = $1 AND id = $2 AND kind = 'partner'`,
    [organisationOf(tx.scope), partnerId],
  );
  if (!partner) throw new Refused('reference-unknown', { field: 'partnerId' });
  return partner.name;
}

/** An engineer of one partner must not be left with a visit of an order that another partner now has. */
async function refuseWhileOthersVisit(tx: Tx, order: WorkOrderRow, partnerId: string | null): Promise<void> {
  const open = await tx.rows<{ engineer_name: string }>(
    `SELECT v.engineer_name FROM visit v
       JOIN engineer e ON e.organisation_id = v.organisation_id AND e.id = v.engineer_id
     WHERE v.organisation_id = $1 AND v.work_order_id = $2
       AND e.partner_id <> coalesce($3::uuid, '00000000-0000-0000-0000-000000000000')
       AND v.status IN ('planned', 'dispatched', 'accepted', 'en_route', 'on_site', 'working', 'paused')`,
    [organisationOf(tx.scope), order.id, partnerId],
  );
  if (open.length === 0) return;
  const visitsOpen = open.map(({ engineer_name }) => engineer_name);
  throw new Refused('illegal-transition', { event: 'give-to-partner', visitsOpen });
}
