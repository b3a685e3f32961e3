import { randomUUID } from 'node:crypto';
import type { Role } from '#contracts';
import { insert } from '../platform/database';
import type { Database, SystemScope } from '../platform/database';
import { OrganisationRow } from './organisation.entity';
import { createAccount, foundManufacturer } from './people/accounts';
import { Passwords } from './passwords/passwords';
import type { PersonRow } from './person.entity';

export const system: SystemScope = {
  family: 'system',
  personId: null,
  role: 'system',
  name: 'spec',
  source: 'automation',
  requestId: 'spec',
};
export const PASSWORD = 'nine-green-pumps';

export interface Tenant {
  organisationId: string;
  partnerId: string;
  otherPartnerId: string;
  customerId: string;
  people: Record<Role, PersonRow>;
}

const passwords = new Passwords();
let hash: Promise<string> | undefined;

/** A manufacturer with two partners, a customer and one person of each role at `<role>@<domain>`, all with PASSWORD. */
export async function makeTenant(database: Database, domain: string): Promise<Tenant> {
  hash ??= passwords.hashChosen(PASSWORD, 'spec@spec.example');
  const passwordHash = await hash;
  return database.transaction(system, async tx => {
    const root = await foundManufacturer(tx, {
      name: `Maker ${domain}`,
      timeZone: 'Asia/Shanghai',
      locale: 'zh',
    });
    const organisationId = root.id;
    const company = (kind: 'partner' | 'customer', name: string) =>
      insert(tx, OrganisationRow, { organisationId, kind, name, timeZone: 'Europe/Sofia', locale: 'bg' });
    const partner = await company('partner', `Balkan Service ${domain}`);
    const other = await company('partner', `Danube Repair ${domain}`);
    const customer = await company('customer', `Mill ${domain}`);
    const account = (role: Role) =>
      createAccount(tx, {
        id: randomUUID(),
        organisationId,
        partnerId: partner.id,
        customerId: customer.id,
        email: `${role}@${domain}`,
        name: `The ${role}`,
        role,
        locale: 'en',
        passwordHash,
      });
    const people: Record<Role, PersonRow> = {
      manager: await account('manager'),
      dispatcher: await account('dispatcher'),
      agent: await account('agent'),
      engineer: await account('engineer'),
      'partner-dispatcher': await account('partner-dispatcher'),
      'partner-engineer': await account('partner-engineer'),
      customer: await account('customer'),
    };
    return {
      organisationId,
      partnerId: partner.id,
      otherPartnerId: other.id,
      customerId: customer.id,
      people,
    };
  });
}

/** A caller over HTTP, as a client with a bearer token or a browser with a cookie is. */
export function caller(url: string, headers: Record<string, string> = {}) {
  return async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers, ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
  };
}
export type Ask = ReturnType<typeof caller>;

export async function signIn(
  url: string,
  email: string,
  password = PASSWORD,
): Promise<{ token: string; as: Ask }> {
  const { status, body } = await caller(url)('POST', '/sessions', { email, password });
  if (status !== 200) throw new Error(`Signing in as ${email}: ${status} ${JSON.stringify(body)}`);
  return { token: body.token, as: caller(url, { Authorization: `Bearer ${body.token}` }) };
}
