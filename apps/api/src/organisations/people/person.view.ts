import type { Person } from '#contracts';
import type { PersonRow } from '../person.entity';

/** The organisation that a person works for: the partner, the customer or the manufacturer itself. */
export const employerOf = (row: Pick<PersonRow, 'organisationId' | 'partnerId' | 'customerId'>): string =>
  row.partnerId ?? row.customerId ?? row.organisationId;

export const shownPerson = (row: PersonRow, organisationName: string): Person => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  locale: row.locale,
  active: row.active,
  partnerId: row.partnerId,
  customerId: row.customerId,
  organisationName,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  version: row.version,
});
