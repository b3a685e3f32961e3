import type { Role } from '#contracts';
import { In } from 'typeorm';
import { page } from '../../platform/database';
import type { Page, Tx } from '../../platform/database';
import { OrganisationRow } from '../organisation.entity';
import { PersonRow } from '../person.entity';

/** Nobody holds accounts in more manufacturers than this; each costs a hash at sign-in. */
export const MOST_CANDIDATES = 5;

/** Who could sign in with this address, in every organisation. Under the system's scope. */
export function findCandidates(tx: Tx, email: string): Promise<PersonRow[]> {
  return tx
    .createQueryBuilder(PersonRow, 'person')
    .where('person.email = :email AND person.active', { email })
    .orderBy('person.createdAt')
    .addOrderBy('person.id')
    .limit(MOST_CANDIDATES)
    .getMany();
}

export interface PeopleFilter {
  role?: Role | undefined;
  q?: string | undefined;
  active?: boolean | undefined;
  sort?: 'name' | '-lastSeenAt' | undefined;
  limit: number;
  cursor?: string | undefined;
}

export function pageOfPeople(tx: Tx, organisationId: string, filter: PeopleFilter): Promise<Page<PersonRow>> {
  const builder = tx
    .createQueryBuilder(PersonRow, 'person')
    .where('person.organisationId = :organisationId', { organisationId });
  if (filter.role) builder.andWhere('person.role = :role', { role: filter.role });
  if (filter.active !== undefined) builder.andWhere('person.active = :active', { active: filter.active });
  if (filter.q)
    builder.andWhere('(person.name ILIKE :q OR person.email ILIKE :q)', { q: `%${literally(filter.q)}%` });
  return page(tx, builder, {
    limit: filter.limit,
    cursor: filter.cursor ?? null,
    sort:
      filter.sort === '-lastSeenAt'
        ? { by: 'lastSeenAt', direction: 'desc' }
        : { by: 'name', direction: 'asc' },
  });
}

export async function namesOfOrganisations(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.find(OrganisationRow, {
    where: { id: In([...new Set(ids)]) },
    select: { id: true, name: true },
  });
  return new Map(rows.map(row => [row.id, row.name]));
}

/** Held until the transaction ends, so that two managers cannot take the role from each other at once. */
export async function lockManagers(tx: Tx, organisationId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM person WHERE organisation_id = $1 AND role = 'manager' AND active ORDER BY id FOR NO KEY UPDATE`,
    [organisationId],
  );
  return rows.map(row => row.id);
}

/** Null for those who are no engineers, and in a customer's scope, which has no engineers to see. */
export async function findEngineerId(
  tx: Tx,
  organisationId: string,
  personId: string,
): Promise<string | null> {
  if (tx.scope.family !== 'manufacturer' && tx.scope.family !== 'partner') return null;
  const row = await tx.one<{ id: string }>(
    'SELECT id FROM engineer WHERE organisation_id = $1 AND person_id = $2 AND active',
    [organisationId, personId],
  );
  return row?.id ?? null;
}

/** A stored search text means itself: % and _ are no wildcards. */
export const literally = (text: string): string => text.replaceAll(/[\\%_]/g, sign => `\\${sign}`);
