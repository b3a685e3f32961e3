import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Organisation } from '#contracts';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { makeTenant, signIn } from './organisations.fixture';
import type { Tenant } from './organisations.fixture';

describe('organisations', () => {
  let app: TestApp;
  let ours: Tenant;
  let theirs: Tenant;
  beforeAll(async () => {
    app = await testApp();
    ours = await makeTenant(app.db.database, 'ours.example');
    theirs = await makeTenant(app.db.database, 'theirs.example');
  });
  const as = async (role: string) => (await signIn(app.url, `${role}@ours.example`)).as;
  const names = (body: { items: Organisation[] }) => body.items.map(item => item.name);

  it('are the own one, its partners and its customers', async () => {
    const manager = await as('manager');
    const all = await manager('GET', '/organisations');
    expect(names(all.body)).toEqual([
      'Balkan Service ours.example',
      'Danube Repair ours.example',
      'Maker ours.example',
      'Mill ours.example',
    ]);
    expect(names((await manager('GET', '/organisations?kind=partner&q=danube')).body)).toEqual([
      'Danube Repair ours.example',
    ]);
    expect(names((await manager('GET', '/customers')).body)).toEqual(['Mill ours.example']);
  });

  it('are for a partner itself and its manufacturer', async () => {
    const { body } = await (await as('partner-dispatcher'))('GET', '/organisations');
    expect(names(body)).toEqual(['Balkan Service ours.example', 'Maker ours.example']);
  });

  it('are added by a manager, under a name of their own', async () => {
    const manager = await as('manager');
    const made = await manager('POST', '/organisations', { kind: 'customer', name: 'New Mall' });
    expect(made).toMatchObject({
      status: 200,
      body: {
        kind: 'customer',
        name: 'New Mall',
        timeZone: 'Europe/Sofia',
        locale: 'en',
        phone: null,
        version: 1,
      },
    });
    const again = await manager('POST', '/organisations', { kind: 'customer', name: 'new mall' });
    expect(again).toMatchObject({ status: 409, body: { code: 'already-exists' } });
    expect((await manager('POST', '/organisations', { kind: 'manufacturer', name: 'X' })).status).toBe(400);
    expect(
      (await manager('POST', '/organisations', { kind: 'partner', name: 'X', timeZone: 'Mars' })).status,
    ).toBe(400);
    expect(
      (await (await as('dispatcher'))('POST', '/organisations', { kind: 'partner', name: 'X' })).status,
    ).toBe(403);
  });

  it('are the same when the same request comes twice', async () => {
    const manager = await as('manager');
    const body = { kind: 'partner', name: 'Twice Ltd' };
    const first = await manager('POST', '/organisations', body, { 'Idempotency-Key': 'k1' });
    const second = await manager('POST', '/organisations', body, { 'Idempotency-Key': 'k1' });
    expect(second.body).toEqual(first.body);
    const other = await manager(
      'POST',
      '/organisations',
      { ...body, name: 'X' },
      { 'Idempotency-Key': 'k1' },
    );
    expect(other.status).toBe(422);
  });

  it('are corrected, those of another manufacturer not', async () => {
    const manager = await as('manager');
    const path = `/organisations/${ours.customerId}`;
    const changed = await manager('PATCH', path, { version: 1, name: 'Big Mill', phone: '+359 2 555' });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Big Mill', phone: '+359 2 555', version: 2 },
    });
    expect((await manager('PATCH', path, { version: 1, name: 'Late' })).status).toBe(409);
    expect(
      (await manager('PATCH', `/organisations/${theirs.customerId}`, { version: 1, name: 'X' })).status,
    ).toBe(404);
    const own = await (await as('customer'))('GET', '/me');
    expect(own.body).toMatchObject({
      organisation: { name: 'Big Mill' },
      person: { organisationName: 'Big Mill' },
    });
  });
});
