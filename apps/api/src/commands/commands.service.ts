import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { routes } from '#contracts';
import type { DeviceCommand, ModelCommand, OfferableCommand, Page, QueryOf } from '#contracts';
import { insert, organisationOf, page } from '../platform/database';
import type { Tx } from '../platform/database';
import { record } from '../platform/outbox';
import { isForCustomer, offerableOf, referenceOf, unitHindrance } from './command.rules';
import { tellableUnit } from './commands.store';
import { DeviceCommandRow } from './device-command.entity';

export interface Confirmed {
  equipmentId: string;
  serviceRequestId: string;
  /** The press; one press is one command. */
  messageId: string;
  name: string;
  confirmedBy: string;
  /** What a person has offered; absent: the assistant has. */
  offerId?: string;
}

/** What customers may have done from afar, and what they have confirmed. */
@Injectable()
export class CommandsService {
  /** Of the model's catalogue what a customer may confirm, and whether it can be had now. */
  async forCustomer(tx: Tx, equipmentId: string): Promise<(ModelCommand & { isHeldBack: boolean })[]> {
    const unit = await tellableUnit(tx, equipmentId);
    if (!unit || unit.deviceId === null) return [];
    const isHeldBack = unitHindrance(unit) !== null;
    return unit.commands.filter(isForCustomer).map(one => ({ ...one, isHeldBack }));
  }

  /** The same for who offers it by hand: what forbids each now, and the reading that it looks at. */
  async offerable(tx: Tx, equipmentId: string): Promise<OfferableCommand[]> {
    const unit = await tellableUnit(tx, equipmentId);
    return unit ? unit.commands.filter(isForCustomer).map(one => offerableOf(unit, one, tx.now)) : [];
  }

  /** In the transaction that tells the customer. @throws Error if it is offered no longer: whoever asked looks anew */
  async queue(tx: Tx, confirmed: Confirmed): Promise<DeviceCommandRow> {
    const { equipmentId, name } = confirmed;
    const unit = await tellableUnit(tx, equipmentId);
    const known = unit?.commands.find(one => one.name === name && isForCustomer(one));
    if (!unit?.deviceId || unitHindrance(unit) !== null || !known)
      throw new Error('The command is no longer on offer');
    const { title, precondition, timeoutSeconds } = known;
    const id = randomUUID();
    const row = await insert(tx, DeviceCommandRow, {
      ...confirmed,
      id,
      deviceId: unit.deviceId,
      reference: referenceOf(id),
      title,
      precondition,
      timeoutSeconds,
      status: 'queued',
      // Anew from when it leaves.
      expiresAt: new Date(tx.now.getTime() + timeoutSeconds * 1_000),
    });
    await record(tx, {
      verb: 'device-command.confirm',
      subjectType: 'device-command',
      subjectId: id,
      detail: { ...confirmed, reference: row.reference },
    });
    return row;
  }

  async list(tx: Tx, query: QueryOf<typeof routes.listDeviceCommands>): Promise<Page<DeviceCommand>> {
    const builder = tx
      .createQueryBuilder(DeviceCommandRow, 'c')
      .where('c.organisation_id = :organisation', { organisation: organisationOf(tx.scope) });
    if (query.equipmentId) builder.andWhere('c.equipment_id = :unit', { unit: query.equipmentId });
    if (query.serviceRequestId)
      builder.andWhere('c.service_request_id = :request', { request: query.serviceRequestId });
    const sort = { by: 'createdAt', direction: 'desc' } as const;
    const { items, next } = await page(tx, builder, { limit: query.limit, cursor: query.cursor, sort });
    return { items: items.map(answerOf), nextCursor: next };
  }
}

function answerOf(row: DeviceCommandRow): DeviceCommand {
  const { id, reference, equipmentId, serviceRequestId, name, title, status, confirmedBy } = row;
  return {
    id,
    reference,
    equipmentId,
    serviceRequestId,
    name,
    title,
    status,
    confirmedBy,
    canceledBecause: row.canceledBecause,
    lateAnswer: row.lateAnswer,
    sentAt: row.sentAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}
