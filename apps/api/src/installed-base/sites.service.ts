import { Injectable } from '@nestjs/common';
import { routes } from '#contracts';
import type { BodyOf, NewSite, Page, QueryOf, Site } from '#contracts';
import { insert, lock, organisationOf, page, updateGuarded } from '../platform/database';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { containing } from './equipment.rules';
import { moveSite } from './names.store';
import { holdHoursToChange, openSiteAt } from './site-hours.store';
import { SiteRow } from './site.entity';
import { customerExists, siteFacts } from './sites.store';

@Injectable()
export class SitesService {
  async list(tx: Tx, query: QueryOf<typeof routes.listSites>): Promise<Page<Site>> {
    const builder = tx
      .createQueryBuilder(SiteRow, 's')
      .where('s.organisation_id = :organisation', { organisation: organisationOf(tx.scope) });
    if (query.customerId) builder.andWhere('s.customer_id = :customer', { customer: query.customerId });
    if (query.q?.trim())
      builder.andWhere(`concat_ws(' ', s.name, s.address, s.city) ILIKE :pattern`, {
        pattern: containing(query.q),
      });
    const sort = { by: query.sort ?? 'name', direction: 'asc' } as const;
    const { items, next } = await page(tx, builder, { limit: query.limit, cursor: query.cursor, sort });
    return { items: await this.seen(tx, items), nextCursor: next };
  }

  async get(tx: Tx, id: string): Promise<Site> {
    const organisationId = organisationOf(tx.scope) ?? undefined;
    const [site] = await this.seen(tx, await tx.findBy(SiteRow, { organisationId, id }));
    if (!site) throw new Refused('not-found');
    return site;
  }

  async create(tx: Tx, { position, ...fields }: NewSite): Promise<Site> {
    if (!(await customerExists(tx, fields.customerId)))
      throw new Refused('reference-unknown', { field: 'customerId' });
    const row = await insert(tx, SiteRow, { ...fields, ...position, partnerId: null });
    await record(tx, { verb: 'site.create', subjectType: 'site', subjectId: row.id });
    return this.get(tx, row.id);
  }

  async change(tx: Tx, id: string, body: BodyOf<typeof routes.changeSite>): Promise<Site> {
    const { version, position, ...change } = body;
    await holdHoursToChange(tx, id);
    await lock(tx, SiteRow, id);
    const row = await updateGuarded(tx, SiteRow, { id, version }, { ...change, ...position });
    await moveSite(tx, row);
    await openSiteAt(tx, row);
    const detail = { fields: Object.keys(body).filter(field => field !== 'version') };
    await record(tx, { verb: 'site.change', subjectType: 'site', subjectId: id, detail });
    const { partnerId, customerId } = row;
    await note(tx, { topic: 'equipment', subjectId: null, payload: { siteId: id }, partnerId, customerId });
    return this.get(tx, id);
  }

  private async seen(tx: Tx, rows: SiteRow[]): Promise<Site[]> {
    const facts = await siteFacts(
      tx,
      rows.map(row => row.id),
    );
    return rows.map(({ lat, lng, ...row }) => ({
      ...row,
      position: { lat, lng },
      customerName: facts.get(row.id)?.customer_name ?? '',
      equipmentCount: facts.get(row.id)?.equipment_count ?? 0,
    }));
  }
}
