import { beforeAll, describe, expect, it } from '@jest/globals';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { makeUnit } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { caller, makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask, Tenant } from '../organisations/organisations.fixture';

const minute = 60_000;
const now = Date.now();
let app: TestApp;
let tenant: Tenant;
let manager: Ask;
let unit: Unit;
let sister: Unit;

beforeAll(async () => {
  app = await testApp();
  tenant = await makeTenant(app.db.database, 'several.example');
  manager = (await signIn(app.url, 'manager@several.example')).as;
  unit = await makeUnit(app.db.database, tenant);
  sister = await makeUnit(app.db.database, tenant, { beside: unit });
});

const level = (urgency: string, value: number, metric = 'temperature') => ({
  urgency,
  condition: { type: 'compare', metric, op: 'gt', value },
  pattern: { kind: 'simple' },
});
const fields = (faultKey: string) => ({
  modelId: unit.modelId,
  name: 'Too hot',
  faultKey,
  faultCode: null,
  ...level('critical', 95),
  clearCondition: null,
  opensRequest: false,
  opensWorkOrder: false,
  active: true,
});
const make = (faultKey: string, more: object = {}) =>
  manager('POST', '/alert-rules', { ...fields(faultKey), ...more });
const refusalOf = ({ status, body }: Awaited<ReturnType<Ask>>) => [
  status,
  body.code,
  body.facts?.field ?? body.errors?.map((error: { path: string }) => error.path),
];
const send = async (of: Unit, at: number, temperature: number) => {
  const device = caller(app.url, { Authorization: `Bearer ${of.token}` });
  expect((await device('POST', '/telemetry', { ts: at, values: { temperature } })).status).toBe(200);
};

describe('a rule with several severities', () => {
  it('says which field of which level is wrong', async () => {
    const refused = async (...milderLevels: object[]) => refusalOf(await make('wrong', { milderLevels }));
    expect(await refused(level('critical', 85))).toEqual([
      422,
      'level-severity-taken',
      'milderLevels/0/urgency',
    ]);
    expect(await refused(level('low', 70), level('high', 85))).toEqual([
      422,
      'level-out-of-order',
      'milderLevels/1/urgency',
    ]);
    expect(await refused(level('high', 120))).toEqual([
      422,
      'level-never-reached',
      'milderLevels/0/condition',
    ]);
    expect(await refused(level('high', 85, 'temprature'))).toEqual([
      400,
      'input-invalid',
      ['/body/milderLevels/0/condition'],
    ]);
    const { condition: _, ...without } = fields('none');
    expect(refusalOf(await manager('POST', '/alert-rules', without))).toEqual([
      400,
      'input-invalid',
      ['/body/condition'],
    ]);
  });

  it('is told with its levels, and changed with regard to those that it keeps', async () => {
    const { body: made } = await make('kept', { milderLevels: [level('normal', 80)], active: false });
    expect(made.milderLevels).toEqual([level('normal', 80)]);
    const change = (body: object) =>
      manager('PATCH', `/alert-rules/${made.id}`, { version: made.version, ...body });
    expect(refusalOf(await change({ urgency: 'normal' }))).toEqual([
      422,
      'level-severity-taken',
      'milderLevels/0/urgency',
    ]);
    expect((await change({ milderLevels: [] })).body).toMatchObject({
      urgency: 'critical',
      milderLevels: [],
    });
  });

  it('is another one by severity for one unit, and an override follows it to other levels', async () => {
    const { body: made } = await make('override', { name: 'Warm' });
    const path = `/alert-rules/${made.id}/overrides`;
    const number = (value: number, severity?: string) => ({
      part: 'raise',
      type: 'compare',
      metric: 'temperature',
      op: 'gt',
      value,
      ...(severity && { severity }),
    });
    const put = (thresholds: object[], replaces: number | null) =>
      manager('PUT', path, {
        scope: 'unit',
        scopeId: unit.equipmentId,
        thresholds,
        seconds: null,
        active: null,
        replaces,
      });
    expect((await put([number(90)], null)).body.rule.thresholds).toEqual([number(95)]);
    const milderLevels = [level('normal', 80)];
    await manager('PATCH', `/alert-rules/${made.id}`, { version: made.version, milderLevels });
    const { body: followed } = await manager('GET', path);
    expect(followed.items[0].thresholds).toEqual([number(90, 'critical')]);
    expect(followed.rule.thresholds).toEqual([number(95, 'critical'), number(80, 'normal')]);
    const { version } = followed.items[0];
    expect(refusalOf(await put([number(70, 'critical')], version))).toEqual([
      422,
      'level-never-reached',
      'thresholds',
    ]);
    await put([number(90, 'critical'), number(60, 'normal')], version);
    expect(
      (await manager('GET', `/equipment/${unit.equipmentId}/alert-rule-overrides`)).body.items,
    ).toMatchObject([
      { condition: { value: 90 }, milderLevels: [{ urgency: 'normal', condition: { value: 60 } }] },
    ]);
    await send(unit, now - 90 * minute, 70);
    await send(sister, now - 90 * minute, 70);
    const open = async (of: Unit) =>
      (await manager('GET', `/alerts?equipmentId=${of.equipmentId}`)).body.items.map(
        (alert: { urgency: string }) => alert.urgency,
      );
    expect([await open(unit), await open(sister)]).toEqual([['normal'], []]);
  });

  it('is tried on the past severity by severity', async () => {
    for (const [index, temperature] of [85, 99, 85, 20].entries())
      await send(sister, now - (60 - 10 * index) * minute, temperature);
    const { body } = await manager('POST', '/alert-rules/backtest', {
      modelId: unit.modelId,
      equipmentId: sister.equipmentId,
      days: 1,
      ...level('critical', 95),
      milderLevels: [level('normal', 80)],
      clearCondition: null,
    });
    expect(body.units).toMatchObject([
      {
        levels: [level('critical', 95), level('normal', 80)],
        raised: 1,
        alerts: [
          {
            urgency: 'normal',
            lastedSeconds: 1_800,
            changes: [
              { from: 'normal', to: 'critical' },
              { from: 'critical', to: 'normal' },
            ],
          },
        ],
      },
    ]);
    const wrong = { ...body.units[0].levels[0], milderLevels: [level('normal', 200)] };
    const refused = await manager('POST', '/alert-rules/backtest', {
      modelId: unit.modelId,
      equipmentId: null,
      days: 1,
      ...wrong,
      clearCondition: null,
    });
    expect(refusalOf(refused)).toEqual([422, 'level-never-reached', 'milderLevels/0/condition']);
  });
});
