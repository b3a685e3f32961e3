import { kindOfRole } from '#contracts';
import type { Locale, Role } from '#contracts';
import { insert } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { OrganisationRow } from '../organisation.entity';
import { PersonRow } from '../person.entity';
import { randomUUID } from 'node:crypto';

export interface NewManufacturer {
  id?: string;
  name: string;
  timeZone: string;
  locale: Locale;
  phone?: string | null;
}

/** A new tenant of the installation. In the system's scope. */
export function foundManufacturer(tx: Tx, given: NewManufacturer): Promise<OrganisationRow> {
  const id = given.id ?? randomUUID();
  return insert(tx, OrganisationRow, { ...given, id, organisationId: id, kind: 'manufacturer' });
}

export interface NewAccount {
  id?: string;
  organisationId: string;
  partnerId?: string | null;
  customerId?: string | null;
  email: string;
  name: string;
  role: Role;
  locale: Locale;
  /** From Passwords.hashChosen, made before the transaction. */
  passwordHash: string;
}

/**
 * An account with a password. Partner and customer roles need their organisation, the others have none.
 * @throws a violation of person_email if the organisation knows the address already
 */
export function createAccount(tx: Tx, account: NewAccount): Promise<PersonRow> {
  const kind = kindOfRole[account.role];
  return insert(tx, PersonRow, {
    ...account,
    email: account.email.toLowerCase(),
    partnerId: kind === 'partner' ? account.partnerId : null,
    customerId: kind === 'customer' ? account.customerId : null,
  });
}
