import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DeviceCredentials, routes } from '#contracts';
import type { Route } from '#contracts';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { bearerOf, makeTenant } from '../../../../../test/tenant';
import { asOwner } from '../database/probe.fixture';
import { Seal } from './seal';

describe('a sealed answer', () => {
  const seal = new Seal({ sessionSecret: 'a secret of this spec, long enough' });

  it('opens for what it is about, under the same secret', () => {
    const kept = seal.close({ token: 'cd_secret' }, 'this');
    expect(JSON.stringify(kept)).not.toContain('cd_secret');
    expect(seal.open(kept, 'this')).toEqual({ value: { token: 'cd_secret' } });
    expect(seal.open(kept, 'that')).toBeNull();
    const other = new Seal({ sessionSecret: 'another secret of this spec, as long' });
    expect(other.open(kept, 'this')).toBeNull();
    for (const odd of [null, 'x', {}, { sealed: '' }, { sealed: 'AAAA' }])
      expect(seal.open(odd, 'this')).toBeNull();
  });
});

describe('every answer with a secret', () => {
  it('says so in the routes table', () => {
    const tokens = (route: Route): string[] =>
      route.answer
        ? [
            ...JSON.stringify(z.toJSONSchema(route.answer, { unrepresentable: 'any' })).matchAll(
              /"(\w*token)":/gi,
            ),
          ]
            .map(match => match[1] ?? '')
            // It is printed on the machine.
            .filter(name => name !== 'publicToken')
        : [];
    const silent = Object.entries<Route>(routes).filter(
      ([, route]) => tokens(route).length > 0 && !route.secret,
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

describe('a request for credentials that is sent twice', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });

  it('is answered twice alike, and its secret stands in no table', async () => {
    const tenant = await makeTenant(app.db.database);
    const authorization = await bearerOf(app.db.database, tenant, 'manager');
    const issue = async () => {
      const answer = await fetch(`${app.url}/api/equipment/${tenant.equipmentId}/device`, {
        method: 'POST',
        headers: { authorization, 'idempotency-key': 'once' },
      });
      return DeviceCredentials.parse(await answer.json());
    };
    const first = await issue();
    expect(await issue()).toEqual(first);
    const kept = await asOwner(app.db.ownerUrl, async client => {
      const { rows } = await client.query<{ row: string }>('SELECT k::text AS row FROM idempotency_key k');
      return rows.map(({ row }) => row).join();
    });
    expect(kept).toContain('once');
    expect(kept).not.toContain(first.token);
  });
});
