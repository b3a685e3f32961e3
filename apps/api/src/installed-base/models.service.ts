import { Injectable } from '@nestjs/common';
import { routes } from '#contracts';
import type { BodyOf, EquipmentModel, Page, QueryOf } from '#contracts';
import { insert, lock, organisationOf, page, updateGuarded, violationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { EquipmentModelRow } from './equipment-model.entity';
import { wrongCommands, repeatedKeys } from './model.rules';
import { renameModel } from './names.store';

@Injectable()
export class ModelsService {
  async list(tx: Tx, query: QueryOf<typeof routes.listModels>): Promise<Page<EquipmentModel>> {
    const builder = tx
      .createQueryBuilder(EquipmentModelRow, 'm')
      .where('m.organisation_id = :organisation', { organisation: organisationOf(tx.scope) });
    if (query.family) builder.andWhere('m.family = :family', { family: query.family });
    const sort = { by: 'name', direction: 'asc' } as const;
    const { items, next } = await page(tx, builder, { limit: query.limit, cursor: query.cursor, sort });
    return { items, nextCursor: next };
  }

  async get(tx: Tx, id: string): Promise<EquipmentModelRow> {
    const organisationId = organisationOf(tx.scope) ?? undefined;
    const row = await tx.findOneBy(EquipmentModelRow, { organisationId, id });
    if (!row) throw new Refused('not-found');
    return row;
  }

  /** The one that a body names by `modelId`. @throws Refused reference-unknown */
  async referred(tx: Tx, id: string): Promise<EquipmentModelRow> {
    return this.get(tx, id).catch((error: unknown) => {
      if (error instanceof Refused) throw new Refused('reference-unknown', { field: 'modelId' });
      throw error;
    });
  }

  async create(tx: Tx, body: BodyOf<typeof routes.createModel>): Promise<EquipmentModel> {
    refuse([...repeatedKeys(body), ...wrongCommands(body)]);
    const row = await insert(tx, EquipmentModelRow, body).catch((error: unknown) => {
      if (violationOf(error)?.constraint === 'equipment_model_code')
        throw new Refused('already-exists', { field: 'code' });
      throw error;
    });
    await record(tx, { verb: 'model.create', subjectType: 'equipment-model', subjectId: row.id });
    return row;
  }

  async change(tx: Tx, id: string, body: BodyOf<typeof routes.changeModel>): Promise<EquipmentModel> {
    refuse(repeatedKeys(body));
    const { version, ...change } = body;
    const before = await lock(tx, EquipmentModelRow, id);
    const { metrics, faultCodes, commands } = before;
    refuse(wrongCommands({ metrics, faultCodes, commands, ...change }));
    const row = await updateGuarded(tx, EquipmentModelRow, { id, version }, change);
    if (row.name !== before.name) await renameModel(tx, row);
    const detail = { fields: Object.keys(change) };
    await record(tx, { verb: 'model.change', subjectType: 'equipment-model', subjectId: id, detail });
    return row;
  }
}

function refuse(errors: readonly { path: string; message: string }[]) {
  if (errors.length > 0) throw new Refused('input-invalid', undefined, [...errors]);
}
