import { Injectable } from '@nestjs/common';
import { routes } from '#contracts';
import type { BodyOf, Equipment, EquipmentMark, HistoryEntry, NewEquipment, Page, QueryOf } from '#contracts';
import { insert, lock, organisationOf, updateGuarded, violationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { newPublicToken } from './credentials';
import { equipmentFacts } from './equipment-facts.store';
import { equipmentHistory } from './equipment-history.store';
import { equipmentPage } from './equipment-list.store';
import type { EquipmentQuery } from './equipment-list.store';
import { equipmentMarks } from './equipment-marks.store';
import { EquipmentModelRow } from './equipment-model.entity';
import { EquipmentRow } from './equipment.entity';
import { movedTo } from './equipment.rules';
import { seenEquipment } from './equipment.view';
import { givePulseTo, holdPulse } from './pulse.store';
import { SiteRow } from './site.entity';
import { customerName } from './sites.store';

@Injectable()
export class EquipmentService {
  async list(tx: Tx, query: EquipmentQuery): Promise<Page<Equipment>> {
    const { items, next } = await equipmentPage(tx, query);
    const facts = await equipmentFacts(
      tx,
      items.map(row => row.id),
    );
    return { items: items.map(row => seenEquipment(row, facts.get(row.id))), nextCursor: next };
  }

  async marks(tx: Tx, query: QueryOf<typeof routes.listEquipmentMarks>): Promise<EquipmentMark[]> {
    return equipmentMarks(tx, query);
  }

  /** The row, for other features. @throws Refused not-found */
  async row(tx: Tx, id: string): Promise<EquipmentRow> {
    const organisationId = organisationOf(tx.scope) ?? undefined;
    const row = await tx.findOneBy(EquipmentRow, { organisationId, id });
    if (!row) throw new Refused('not-found');
    return row;
  }

  async get(tx: Tx, id: string): Promise<Equipment> {
    return this.seen(tx, await this.row(tx, id));
  }

  async history(
    tx: Tx,
    id: string,
    query: QueryOf<typeof routes.equipmentHistory>,
  ): Promise<Page<HistoryEntry>> {
    await this.row(tx, id);
    return equipmentHistory(tx, id, query);
  }

  async create(tx: Tx, { modelId, siteId, parentId, ...fields }: NewEquipment): Promise<Equipment> {
    const model = await referred(
      tx.findOneBy(EquipmentModelRow, { ...this.own(tx), id: modelId }),
      'modelId',
    );
    const place = await this.place(tx, siteId);
    if (parentId) await referred(tx.findOneBy(EquipmentRow, { ...this.own(tx), id: parentId }), 'parentId');
    const row = await insert(tx, EquipmentRow, {
      ...fields,
      ...place,
      parentId,
      modelId,
      modelName: model.name,
      family: model.family,
      publicToken: newPublicToken(),
    }).catch(refuseSameSerial);
    await holdPulse(tx, row.id);
    await this.tell(tx, row, 'equipment.create', { serialNumber: row.serialNumber });
    return this.seen(tx, row);
  }

  async change(tx: Tx, id: string, body: BodyOf<typeof routes.changeEquipment>): Promise<Equipment> {
    const { version, siteId, ...fields } = body;
    if (siteId) await holdPulse(tx, id);
    const before = await lock(tx, EquipmentRow, id);
    const place = siteId && siteId !== before.siteId ? await this.place(tx, siteId) : {};
    const row = await updateGuarded(tx, EquipmentRow, { id, version }, { ...fields, ...place });
    if (row.customerId !== before.customerId || row.partnerId !== before.partnerId)
      await givePulseTo(tx, row);
    const changed = Object.keys(body).filter(field => field !== 'version');
    await this.tell(tx, row, 'equipment.change', { fields: changed });
    return this.seen(tx, row);
  }

  async move(tx: Tx, id: string, body: BodyOf<typeof routes.moveEquipment>): Promise<Equipment> {
    const { status: from } = await lock(tx, EquipmentRow, id);
    const status = movedTo(from, body.event);
    const row = await updateGuarded(tx, EquipmentRow, { id, version: body.version }, { status });
    await this.tell(tx, row, `equipment.${body.event}`, { from, to: status });
    return this.seen(tx, row);
  }

  /** Everything that a unit says of its place; a foreign site is unknown here. */
  private async place(tx: Tx, siteId: string) {
    const site = await referred(tx.findOneBy(SiteRow, { ...this.own(tx), id: siteId }), 'siteId');
    return {
      siteId,
      siteName: site.name,
      city: site.city,
      lat: site.lat,
      lng: site.lng,
      timeZone: site.timeZone,
      customerId: site.customerId,
      customerName: await customerName(tx, site.customerId),
    };
  }

  private own(tx: Tx): { organisationId?: string } {
    const organisationId = organisationOf(tx.scope);
    return organisationId ? { organisationId } : {};
  }

  private async seen(tx: Tx, row: EquipmentRow): Promise<Equipment> {
    return seenEquipment(row, (await equipmentFacts(tx, [row.id])).get(row.id));
  }

  private async tell(tx: Tx, row: EquipmentRow, verb: string, detail: Record<string, unknown>) {
    await record(tx, { verb, subjectType: 'equipment', subjectId: row.id, detail });
    const { partnerId, customerId } = row;
    await note(tx, { topic: 'equipment', subjectId: row.id, equipmentId: row.id, partnerId, customerId });
  }
}

async function referred<T>(found: Promise<T | null>, field: string): Promise<T> {
  const row = await found;
  if (row) return row;
  throw new Refused('reference-unknown', { field });
}

function refuseSameSerial(error: unknown): never {
  if (violationOf(error)?.constraint === 'equipment_serial')
    throw new Refused('already-exists', { field: 'serialNumber' });
  throw error;
}
