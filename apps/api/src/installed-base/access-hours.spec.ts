import { beforeAll, describe, expect, it } from '@jest/globals';
import { testApp } from '../../../../test/app';
import { makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask } from '../organisations/organisations.fixture';

let manager: Ask;
let customer: Ask;
let made: (given?: object) => ReturnType<Ask>;

beforeAll(async () => {
  const app = await testApp();
  const tenant = await makeTenant(app.db.database, 'hours.example');
  manager = (await signIn(app.url, 'manager@hours.example')).as;
  customer = (await signIn(app.url, 'customer@hours.example')).as;
  const site = {
    name: 'Mill',
    address: '1 Iztok',
    city: 'Plovdiv',
    position: { lat: 42.1, lng: 24.7 },
    timeZone: 'Europe/Sofia',
    customerId: tenant.customerId,
  };
  made = (given = {}) => manager('POST', '/sites', { ...site, ...given });
});

const window = { days: [1, 2, 3, 4, 5], from: 420, to: 960 };
const accessHours = { windows: [window, { days: [6], from: 1_320, to: 360 }], closedDays: ['2026-12-24'] };

describe('the access hours of a site', () => {
  it('are none unless somebody says them, and are changed like any other field', async () => {
    const { body: open } = await made();
    expect(open).toMatchObject({ accessHours: null });
    const path = `/sites/${open.id}`;
    const { body: changed } = await manager('PATCH', path, { version: 1, accessHours });
    expect(changed).toMatchObject({ accessHours, version: 2 });
    // What is not named stays.
    const renamed = await manager('PATCH', path, { version: 2, name: 'Mill 2' });
    expect(renamed.body).toMatchObject({ accessHours, name: 'Mill 2' });
    const { body: again } = await manager('PATCH', path, { version: 3, accessHours: null });
    expect(again.accessHours).toBeNull();
  });

  it('come with a new site', async () => {
    const { body } = await made({ accessHours });
    expect((await manager('GET', `/sites/${body.id}`)).body).toMatchObject({ accessHours });
  });

  it.each([
    ['no window at all', { windows: [], closedDays: [] }, '/windows'],
    ['an eighth day', { windows: [{ ...window, days: [8] }], closedDays: [] }, '/windows/0/days/0'],
    ['no day', { windows: [{ ...window, days: [] }], closedDays: [] }, '/windows/0/days'],
    ['a minute too late', { windows: [{ ...window, to: 1_441 }], closedDays: [] }, '/windows/0/to'],
    ['a day that there is not', { windows: [window], closedDays: ['2026-02-30'] }, '/closedDays/0'],
    ['a day twice', { windows: [window], closedDays: ['2026-12-24', '2026-12-24'] }, '/closedDays'],
    ['half of it', { windows: [window] }, '/closedDays'],
  ])('name the field of %s', async (_, wrong, path) => {
    const { status, body } = await made({ accessHours: wrong });
    expect([status, body.errors?.[0]?.path]).toEqual([400, `/body/accessHours${path}`]);
  });

  it('are changed by who may change sites', async () => {
    const { body } = await made();
    const refused = await customer('PATCH', `/sites/${body.id}`, { version: 1, accessHours });
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  });
});
