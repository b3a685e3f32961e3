import { Inject, Injectable } from '@nestjs/common';
import { routes } from '#contracts';
import type { AnswerOf, BodyOf } from '#contracts';
import { EquipmentService } from '../installed-base';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { close, open, seenOf, windowsNow } from './maintenance.store';

type Answer = AnswerOf<typeof routes.getMaintenance>;

@Injectable()
export class MaintenanceService {
  constructor(@Inject(EquipmentService) private readonly equipment: EquipmentService) {}

  async now(tx: Tx, equipmentId: string): Promise<Answer> {
    await this.equipment.row(tx, equipmentId);
    return { items: (await windowsNow(tx, equipmentId)).map(seenOf) };
  }

  /** @throws Refused in-the-past */
  async begin(
    tx: Tx,
    equipmentId: string,
    { until, cause, wholeSite }: BodyOf<typeof routes.beginMaintenance>,
  ): Promise<Answer> {
    const { siteId } = await this.equipment.row(tx, equipmentId);
    const end = new Date(until);
    if (end <= tx.now) throw new Refused('in-the-past', { field: 'until' });
    await open(tx, { equipmentId, siteId, wholeSite, until: end, cause });
    await this.tell(tx, equipmentId, 'equipment.maintain', { until, cause, wholeSite });
    return this.now(tx, equipmentId);
  }

  async end(tx: Tx, equipmentId: string): Promise<Answer> {
    await this.equipment.row(tx, equipmentId);
    const windows = await windowsNow(tx, equipmentId);
    if (windows.length > 0) {
      await close(tx, windows);
      await this.tell(tx, equipmentId, 'equipment.maintained', {});
    }
    return this.now(tx, equipmentId);
  }

  private async tell(tx: Tx, equipmentId: string, verb: string, detail: Record<string, unknown>) {
    await record(tx, { verb, subjectType: 'equipment', subjectId: equipmentId, detail });
    const { partnerId, customerId } = await this.equipment.row(tx, equipmentId);
    await note(tx, {
      topic: 'equipment',
      subjectId: equipmentId,
      payload: {},
      equipmentId,
      partnerId,
      customerId,
    });
  }
}
