import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, Organisation, routes } from '#contracts';
import { insert, updateGuarded, violationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { OrganisationRow } from './organisation.entity';
import { shownOrganisation } from './organisation.view';
import { pageOfOrganisations } from './organisations.store';
import type { OrganisationsFilter } from './organisations.store';
import { callerOf } from './people/caller';
import { PeopleListeners } from './people/people.listeners';

type New = BodyOf<typeof routes.createOrganisation>;
type Change = BodyOf<typeof routes.changeOrganisation>;

/** The manufacturer, its partners and its customers. */
@Injectable()
export class OrganisationsService {
  constructor(@Inject(PeopleListeners) private readonly listeners: PeopleListeners) {}

  async list(tx: Tx, filter: OrganisationsFilter) {
    const { items, next } = await pageOfOrganisations(tx, callerOf(tx).organisationId, filter);
    return { items: items.map(shownOrganisation), nextCursor: next };
  }

  async create(tx: Tx, given: New): Promise<Organisation> {
    const row = await insert(tx, OrganisationRow, given).catch(refuseSameName);
    await record(tx, {
      verb: 'organisation.create',
      subjectType: 'organisation',
      subjectId: row.id,
      detail: { kind: row.kind, name: row.name },
    });
    return shownOrganisation(row);
  }

  async change(tx: Tx, id: string, { version, ...change }: Change): Promise<Organisation> {
    const row = await updateGuarded(tx, OrganisationRow, { id, version }, change).catch(refuseSameName);
    await this.listeners.tellOfOrganisation(tx, row);
    await record(tx, {
      verb: 'organisation.change',
      subjectType: 'organisation',
      subjectId: id,
      detail: change,
    });
    return shownOrganisation(row);
  }
}

function refuseSameName(error: unknown): never {
  if (violationOf(error)?.constraint === 'organisation_name')
    throw new Refused('already-exists', { field: 'name' });
  throw error;
}
