import { Injectable } from '@nestjs/common';
import { openAlertStatuses } from '#contracts';
import { asAutomation, lock, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { EquipmentRow } from './equipment.entity';
import { givePulseTo, holdPulse } from './pulse.store';

/** Long enough to show how the fault came about, short enough to be written in the dispatcher's transaction. */
const SHARED_READINGS_MS = 6 * 3_600_000;

@Injectable()
export class SharingService {
  /**
   * Lets a service partner see the unit that it works on: the unit, its site, its pulse and its open alerts; readings
   * of the last hours and from now on. Call it in the transaction that gives the partner the job. Does nothing when it is so already.
   */
  async shareWithPartner(tx: Tx, equipmentId: string, partnerId: string | null): Promise<void> {
    await asAutomation(tx, async own => {
      await holdPulse(own, equipmentId);
      const { partnerId: before } = await lock(own, EquipmentRow, equipmentId);
      if (before === partnerId) return;
      await own.run(
        `UPDATE equipment SET partner_id = $3, updated_at = $4 WHERE organisation_id = $1 AND id = $2`,
        [organisationOf(own.scope), equipmentId, partnerId, own.now],
      );
      await this.shareAround(own, await lock(own, EquipmentRow, equipmentId));
      const detail = { from: before, to: partnerId };
      await record(own, {
        verb: 'equipment.share',
        subjectType: 'equipment',
        subjectId: equipmentId,
        detail,
      });
      await note(own, { topic: 'equipment', subjectId: equipmentId, equipmentId, partnerId });
    });
  }

  private async shareAround(tx: Tx, row: EquipmentRow) {
    const organisationId = organisationOf(tx.scope);
    await givePulseTo(tx, row);
    // Another partner may still work on the site's other units: only one can see it at a time, the last one called.
    if (row.partnerId)
      await tx.run(
        `UPDATE site SET partner_id = $3 WHERE organisation_id = $1 AND id = $2 AND partner_id IS DISTINCT FROM $3`,
        [organisationId, row.siteId, row.partnerId],
      );
    await tx.run(
      `UPDATE alert SET partner_id = $3 WHERE organisation_id = $1 AND equipment_id = $2 AND status = ANY ($4)`,
      [organisationId, row.id, row.partnerId, openAlertStatuses],
    );
    await tx.run(
      `UPDATE reading SET partner_id = $3 WHERE organisation_id = $1 AND equipment_id = $2 AND at > $4`,
      [organisationId, row.id, row.partnerId, new Date(tx.now.getTime() - SHARED_READINGS_MS)],
    );
  }
}
