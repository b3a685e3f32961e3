import { In } from 'typeorm';
import type { SelectQueryBuilder } from 'typeorm';
import { routes } from '#contracts';
import type { QueryOf } from '#contracts';
import { organisationOf, page, pageOfRows } from '../platform/database';
import type { Page, Tx } from '../platform/database';
import { alertingUnit } from './equipment-facts.store';
import { containing } from './equipment.rules';
import { EquipmentRow } from './equipment.entity';

export type EquipmentQuery = QueryOf<typeof routes.listEquipment>;

/** One page of the installed base, by serial number unless asked otherwise. */
export async function equipmentPage(tx: Tx, query: EquipmentQuery): Promise<Page<EquipmentRow>> {
  const builder = filtered(tx, query);
  const { limit, cursor } = query;
  if (query.sort === '-lastReadingAt') return byLastReading(tx, builder, { limit, cursor });
  const sort =
    query.sort === 'installedOn'
      ? ({ by: 'installedOn', direction: 'asc' } as const)
      : ({ by: 'serialNumber', direction: query.sort === '-serialNumber' ? 'desc' : 'asc' } as const);
  return page(tx, builder, { limit, cursor, sort });
}

function filtered(tx: Tx, query: EquipmentQuery): SelectQueryBuilder<EquipmentRow> {
  const builder = tx
    .createQueryBuilder(EquipmentRow, 'e')
    .where('e.organisation_id = :organisation', { organisation: organisationOf(tx.scope) });
  const equal = {
    model_id: query.modelId,
    site_id: query.siteId,
    customer_id: query.customerId,
    family: query.family,
  };
  for (const [column, value] of Object.entries(equal))
    if (value) builder.andWhere(`e.${column} = :${column}`, { [column]: value });
  if (query.status) builder.andWhere('e.status = ANY (:status)', { status: query.status });
  if (query.q?.trim()) builder.andWhere('e.search ILIKE :pattern', { pattern: containing(query.q) });
  if (query.alerting !== undefined) builder.andWhere(`${query.alerting ? '' : 'NOT '}${alertingUnit}`);
  return builder;
}

/** The time of the last reading is not the unit's column, so the page is found first and its rows read after. */
async function byLastReading(
  tx: Tx,
  builder: SelectQueryBuilder<EquipmentRow>,
  { limit, cursor }: Pick<EquipmentQuery, 'limit' | 'cursor'>,
): Promise<Page<EquipmentRow>> {
  const [select, parameters] = builder
    .leftJoin('equipment_pulse', 'p', 'p.organisation_id = e.organisation_id AND p.equipment_id = e.id')
    .select('e.id', 'id')
    .addSelect(`coalesce(p.last_reading_at, '-infinity')`, 'page_key')
    .getQueryAndParameters();
  const found = await pageOfRows<{ id: string }>(tx, {
    select,
    parameters,
    sort: { by: 'lastReadingAt', type: 'timestamptz', direction: 'desc' },
    limit,
    cursor,
  });
  const rows = await tx.find(EquipmentRow, { where: { id: In(found.items.map(item => item.id)) } });
  const byId = new Map(rows.map(row => [row.id, row]));
  return { items: found.items.flatMap(({ id }) => byId.get(id) ?? []), next: found.next };
}
