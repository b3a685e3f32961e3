import type { OrganisationKind } from '#contracts';
import { organisationOf, page } from '../platform/database';
import type { Page, Tx } from '../platform/database';
import { OrganisationRow } from './organisation.entity';
import { literally } from './people/people.store';

export interface OrganisationsFilter {
  kind?: OrganisationKind | undefined;
  q?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

export function pageOfOrganisations(
  tx: Tx,
  organisationId: string,
  { kind, q, limit, cursor }: OrganisationsFilter,
): Promise<Page<OrganisationRow>> {
  const builder = tx
    .createQueryBuilder(OrganisationRow, 'organisation')
    .where('organisation.organisationId = :organisationId', { organisationId });
  if (kind) builder.andWhere('organisation.kind = :kind', { kind });
  if (q) builder.andWhere('organisation.name ILIKE :q', { q: `%${literally(q)}%` });
  return page(tx, builder, { limit, cursor: cursor ?? null, sort: { by: 'name', direction: 'asc' } });
}

/** The manufacturer's: in which its days begin and end. */
export async function timeZoneOf(tx: Tx): Promise<string> {
  const row = await tx.one<{ time_zone: string }>(
    'SELECT time_zone FROM organisation WHERE organisation_id = $1 AND id = $1',
    [organisationOf(tx.scope)],
  );
  return row?.time_zone ?? 'UTC';
}
