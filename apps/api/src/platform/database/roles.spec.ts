import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bareDatabase } from '../../../../../test/database';
import { asOwner } from './probe.fixture';
import { derivedAppUrl, prepareRoles, UnsafeAppRole } from './roles';

const role = `app_${randomUUID().slice(0, 8)}`;
let ownerUrl: string;
let appUrl: string;

function as(user: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = user;
  url.password = password;
  return url.href;
}

beforeAll(async () => {
  ({ ownerUrl } = await bareDatabase());
  appUrl = as(role, 'first');
});
afterAll(() =>
  asOwner(new URL('/postgres', ownerUrl).href, client => client.query(`DROP ROLE IF EXISTS ${role}`)),
);

describe('prepareRoles', () => {
  it('makes a login of any name that may become each family and nothing more', async () => {
    await Promise.all([prepareRoles(ownerUrl, { appUrl }), prepareRoles(ownerUrl, { appUrl })]);
    await asOwner(appUrl, async client => {
      await client.query('SET ROLE callout_partner');
      await client.query('RESET ROLE');
      await expect(client.query('SET ROLE callout_owner')).rejects.toThrow(/permission denied/);
      await expect(client.query('CREATE TABLE mine (n int)')).rejects.toThrow(/permission denied/);
    });
  });

  it('follows a changed password', async () => {
    const changed = as(role, 'second / with @ signs');
    await prepareRoles(ownerUrl, { appUrl: changed });
    await expect(asOwner(changed, async () => 'in')).resolves.toBe('in');
    await expect(asOwner(appUrl, async () => 'in')).rejects.toThrow(/password authentication failed/);
  });

  it('refuses to run the product as the owner, or as a role that passes row security', async () => {
    await expect(prepareRoles(ownerUrl, { appUrl: ownerUrl })).rejects.toBeInstanceOf(UnsafeAppRole);
    await asOwner(ownerUrl, client => client.query(`ALTER ROLE ${role} BYPASSRLS`));
    await expect(prepareRoles(ownerUrl, { appUrl })).rejects.toThrow('passes row security');
  });
});

describe('derivedAppUrl', () => {
  it('is the same for every process and says nothing about the owner’s password', () => {
    const url = 'postgresql://boss:s3cret@db:5432/callout?sslmode=disable';
    expect(derivedAppUrl(url)).toBe(derivedAppUrl(url));
    expect(derivedAppUrl(url)).toMatch(
      /^postgresql:\/\/callout_app:[0-9a-f]{64}@db:5432\/callout\?sslmode=disable$/,
    );
    expect(derivedAppUrl(url.replace('s3cret', 'other'))).not.toBe(derivedAppUrl(url));
  });

  it('asks for an address when there is no password to derive from', () => {
    expect(() => derivedAppUrl('postgresql://boss@db/callout')).toThrow('set DATABASE_APP_URL');
  });
});
