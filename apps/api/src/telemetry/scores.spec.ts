import { beforeAll, describe, expect, it } from '@jest/globals';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { makeUnit } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { caller, makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask, Tenant } from '../organisations/organisations.fixture';
import { MOST_READINGS, scored } from './scores.rules';

const minute = 60_000;
const now = Date.now();
const instant = (minutes: number) => new Date(now + minutes * minute).toISOString();
let app: TestApp;
let tenant: Tenant;
let agent: Ask;

beforeAll(async () => {
  app = await testApp();
  tenant = await makeTenant(app.db.database, 'scores.example');
  agent = (await signIn(app.url, 'agent@scores.example')).as;
});

/** A reading every ten minutes up to now, of which the last is as given. */
async function send(unit: Unit, count: number, last: number) {
  const device = caller(app.url, { Authorization: `Bearer ${unit.token}` });
  const points = Array.from({ length: count }, (_, index) => ({
    ts: now - 10 * (count - index) * minute,
    values: { temperature: index === count - 1 ? last : 70 + (index % 7), vibration: 3 },
  }));
  expect((await device('POST', '/telemetry', points)).status).toBe(200);
}
const ask = (of: Unit, from: number, to = 0, as = agent) =>
  as(
    'GET',
    `/equipment/${of.equipmentId}/anomaly-scores?metric=temperature&from=${instant(from)}&to=${instant(to)}`,
  );

describe('the anomaly scores of a unit', () => {
  it('are told with what each reading was compared with, having learned from what came before', async () => {
    const unit = await makeUnit(app.db.database, tenant);
    await send(unit, 300, 120);
    const { status, body } = await ask(unit, -120);
    expect([status, body.learned, body.toLearn, body.shortenedTo]).toEqual([200, 300, 100, null]);
    expect(body.items).toHaveLength(12);
    const odd = body.items.at(-1);
    expect(odd).toMatchObject({ value: 120, baseline: 'range', expected: null });
    expect(odd.score).toBeGreaterThan(body.thresholds.look);
    expect(odd.usual.high).toBeLessThan(80);
    expect(Math.max(...body.items.slice(0, -1).map((item: { score: number }) => item.score))).toBeLessThan(
      0.1,
    );
  });

  it('are none before it has learned, and it says how far it is', async () => {
    const unit = await makeUnit(app.db.database, tenant);
    await send(unit, 37, 120);
    expect((await ask(unit, -600)).body).toMatchObject({ learned: 37, toLearn: 100, items: [] });
  });

  it('are of at most 31 days that have an end after their beginning, and of a unit that one may see', async () => {
    const unit = await makeUnit(app.db.database, tenant);
    for (const [from, to] of [
      [-32 * 1_440, 0],
      [0, -10],
    ] as const) {
      const { status, body } = await ask(unit, from, to);
      expect([status, body.code, body.errors[0].path]).toEqual([400, 'input-invalid', '/query/to']);
    }
    await makeTenant(app.db.database, 'other-scores.example');
    const stranger = (await signIn(app.url, 'agent@other-scores.example')).as;
    expect((await ask(unit, -120, 0, stranger)).status).toBe(404);
  });

  it('say where they begin when there were too many readings', () => {
    const period = { from: new Date(0), to: new Date(MOST_READINGS * 2 * minute) };
    const many = Array.from({ length: MOST_READINGS }, (_, index) => ({
      at: (2 * MOST_READINGS - index - 1) * minute,
      values: { temperature: index % 5 },
    }));
    const { items, shortenedTo } = scored('temperature', many, period);
    expect(shortenedTo).toBe(new Date(MOST_READINGS * minute).toISOString());
    expect(items.length).toBeLessThanOrEqual(240);
  });
});
