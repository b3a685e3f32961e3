import { beforeAll, describe, expect, it } from '@jest/globals';
import type { UnitBacktest } from '#contracts';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { makeUnit, workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { caller, makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask, Tenant } from '../organisations/organisations.fixture';
import { insert } from '../platform/database';
import { makeRule } from './alerts.fixture';
import { RuleOverrideRow } from './rule-override.entity';
import { MOST_OVERRIDES } from './rule-overrides.service';

const minute = 60_000;
let app: TestApp;
let tenant: Tenant;
let manager: Ask;
let agent: Ask;
let one: Unit;
let sister: Unit;
let ruleId: string;
const now = Date.now();

beforeAll(async () => {
  app = await testApp();
  tenant = await makeTenant(app.db.database, 'overrides.example');
  manager = (await signIn(app.url, 'manager@overrides.example')).as;
  agent = (await signIn(app.url, 'agent@overrides.example')).as;
  one = await makeUnit(app.db.database, tenant);
  sister = await makeUnit(app.db.database, tenant, { beside: one });
  ruleId = (await makeRule(app.db.database, one)).id;
});

const above = (value: number) => ({ part: 'raise', type: 'compare', metric: 'temperature', op: 'gt', value });
const put = (scope: string, scopeId: string, more: object = {}, as = manager) =>
  as('PUT', `/alert-rules/${ruleId}/overrides`, {
    scope,
    scopeId,
    thresholds: [],
    seconds: null,
    active: null,
    replaces: null,
    ...more,
  });
const overrides = async () => (await manager('GET', `/alert-rules/${ruleId}/overrides`)).body.items;
const removeAll = async () => {
  for (const { id } of await overrides()) await manager('DELETE', `/alert-rules/${ruleId}/overrides/${id}`);
};
let sent = 0;
const send = async (unit: Unit, temperature: number) => {
  const device = caller(app.url, { Authorization: `Bearer ${unit.token}` });
  const reading = { ts: now + ++sent, values: { temperature } };
  expect((await device('POST', '/telemetry', reading)).status).toBe(200);
};
const openAlerts = async (unit: Unit) =>
  (await manager('GET', `/alerts?equipmentId=${unit.equipmentId}&open=true`)).body.items;
const cooled = async () => {
  for (const unit of [one, sister]) await send(unit, 20);
};

describe('a rule that is another one somewhere', () => {
  it('raises by the number of the nearest: unit before site before customer before the rule', async () => {
    const { siteId, customerId } = (await manager('GET', `/equipment/${one.equipmentId}`)).body;
    await put('customer', customerId, { thresholds: [above(60)] });
    await send(one, 70);
    expect(await openAlerts(one)).toMatchObject([{ evidence: [{ value: 70, limit: 60 }] }]);
    await cooled();
    await put('site', siteId, { thresholds: [above(80)] });
    await put('unit', one.equipmentId, { thresholds: [above(90)] });
    for (const unit of [one, sister]) await send(unit, 85);
    expect([(await openAlerts(one)).length, (await openAlerts(sister)).length]).toEqual([0, 1]);
    expect((await overrides()).map((item: { scope: string }) => item.scope)).toEqual([
      'customer',
      'site',
      'unit',
    ]);
    await cooled();
    await removeAll();
    await send(one, 94);
    expect(await openAlerts(one)).toEqual([]);
  });

  it('is off for one unit and on for its sister, and the other way round', async () => {
    await cooled();
    await put('unit', one.equipmentId, { active: false });
    for (const unit of [one, sister]) await send(unit, 99);
    expect([(await openAlerts(one)).length, (await openAlerts(sister)).length]).toEqual([0, 1]);
    await cooled();
    await removeAll();
    const { version } = (await manager('GET', '/alert-rules')).body.items[0];
    await manager('PATCH', `/alert-rules/${ruleId}`, { version, active: false });
    await put('unit', one.equipmentId, { active: true });
    for (const unit of [one, sister]) await send(unit, 99);
    expect([(await openAlerts(one)).length, (await openAlerts(sister)).length]).toEqual([1, 0]);
    await cooled();
    await manager('PATCH', `/alert-rules/${ruleId}`, { version: version + 1, active: true });
    await removeAll();
  });

  it('is told of on the unit, and counted at the rule', async () => {
    await put('unit', one.equipmentId, { thresholds: [above(77)] });
    const ofUnit = (unit: Unit) => agent('GET', `/equipment/${unit.equipmentId}/alert-rule-overrides`);
    expect((await ofUnit(one)).body.items).toMatchObject([
      {
        ruleId,
        active: true,
        condition: { type: 'compare', value: 77 },
        scopes: [{ scope: 'unit', scopeName: one.serialNumber }],
      },
    ]);
    expect((await ofUnit(sister)).body.items).toEqual([]);
    expect((await agent('GET', '/alert-rules')).body.items).toMatchObject([{ id: ruleId, overrides: 1 }]);
    await removeAll();
  });

  it('is tried on the past as it is for each unit', async () => {
    for (const unit of [one, sister]) {
      const device = caller(app.url, { Authorization: `Bearer ${unit.token}` });
      await device('POST', '/telemetry', { ts: now - 60 * minute, values: { temperature: 89 } });
    }
    await put('unit', one.equipmentId, { thresholds: [above(88)] });
    await put('unit', sister.equipmentId, { active: false });
    const tried = async (more: object) => {
      const draft = {
        modelId: one.modelId,
        equipmentId: null,
        days: 1,
        urgency: 'high',
        condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 1_000 },
        pattern: { kind: 'simple' },
        clearCondition: null,
        ...more,
      };
      const { units } = (await manager('POST', '/alert-rules/backtest', draft)).body;
      return Object.fromEntries(
        units.map((unit: UnitBacktest) => [
          unit.equipmentId,
          [
            unit.override,
            ...unit.levels.map(({ condition }) => 'value' in condition && condition.value),
            unit.raised > 0,
          ],
        ]),
      );
    };
    expect(await tried({ ruleId })).toEqual({
      [one.equipmentId]: ['changed', 88, true],
      [sister.equipmentId]: ['off', 1_000, false],
    });
    expect(await tried({})).toEqual({
      [one.equipmentId]: ['none', 1_000, false],
      [sister.equipmentId]: ['none', 1_000, false],
    });
    await removeAll();
  });

  it('is told beside what the rule is for its model, also when the rule has lost a number since', async () => {
    const site = (await manager('GET', `/equipment/${one.equipmentId}`)).body.siteId;
    await put('site', site, { thresholds: [above(60)] });
    const told = async () => {
      const { items, rule } = (await manager('GET', `/alert-rules/${ruleId}/overrides`)).body;
      return [items[0].thresholds, rule];
    };
    expect(await told()).toEqual([[above(60)], { thresholds: [above(95)], seconds: null, active: true }]);
    const change = async (body: object) => {
      const { version } = (await manager('GET', '/alert-rules')).body.items[0];
      expect((await manager('PATCH', `/alert-rules/${ruleId}`, { ...body, version })).status).toBe(200);
    };
    const pressure = { type: 'compare', metric: 'pressure', op: 'gt', value: 9 };
    await change({ condition: pressure, pattern: { kind: 'duration', seconds: 60 } });
    expect(await told()).toEqual([
      [above(60)],
      { thresholds: [{ part: 'raise', ...pressure }], seconds: 60, active: true },
    ]);
    const { part: _, ...heat } = above(95);
    await change({ condition: { type: 'or', conditions: [heat, heat] } });
    expect((await told())[1]).toEqual({ thresholds: [above(95)], seconds: 60, active: true });
    await change({ condition: heat, pattern: { kind: 'simple' } });
    await removeAll();
  });

  it('leaves before and after in the audit trail', async () => {
    await put('unit', one.equipmentId, { thresholds: [above(60)] });
    await put('unit', one.equipmentId, { thresholds: [above(61)], replaces: 1 });
    await removeAll();
    const { body } = await manager('GET', `/audit?subjectType=alert-rule&subjectId=${ruleId}&limit=3`);
    const said = body.items.map((item: { verb: string; detail: { before?: unknown; after?: unknown } }) => [
      item.verb,
      item.detail.before,
      item.detail.after,
    ]);
    const rest = { seconds: null, active: null };
    expect(said).toEqual([
      ['alert-rule.end-override', { thresholds: [above(61)], ...rest }, undefined],
      ['alert-rule.override', { thresholds: [above(60)], ...rest }, { thresholds: [above(61)], ...rest }],
      ['alert-rule.override', null, { thresholds: [above(60)], ...rest }],
    ]);
  });
});

describe('an override that cannot be', () => {
  const codeOf = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
    const { status, body } = await answer;
    return [status, body.code];
  };

  it('is refused when it changes nothing or names what the rule does not have', async () => {
    const refused = [400, 'input-invalid'];
    expect(await codeOf(put('unit', one.equipmentId))).toEqual(refused);
    const other = { ...above(1), metric: 'pressure' };
    expect(await codeOf(put('unit', one.equipmentId, { thresholds: [other] }))).toEqual(refused);
    expect(await codeOf(put('unit', one.equipmentId, { thresholds: [above(1), above(2)] }))).toEqual(refused);
    // The rule raises at once: nothing has to last.
    expect(await codeOf(put('unit', one.equipmentId, { seconds: 60 }))).toEqual(refused);
  });

  it('is refused when a rule has so many that nobody looks through them', async () => {
    const sites = await app.db.database.transaction(workerOf(one.organisationId), tx =>
      tx.rows<{ id: string }>(
        `INSERT INTO site SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).*
         FROM site s JOIN equipment e ON e.site_id = s.id, generate_series(1, $2) WHERE e.id = $1 RETURNING id`,
        [one.equipmentId, MOST_OVERRIDES],
      ),
    );
    await app.db.database.transaction(workerOf(one.organisationId), async tx => {
      for (const { id } of sites)
        await insert(tx, RuleOverrideRow, { ruleId, siteId: id, thresholds: [], active: false });
    });
    expect(await codeOf(put('unit', one.equipmentId, { active: false }))).toEqual([400, 'input-invalid']);
    const [first] = await overrides();
    await manager('DELETE', `/alert-rules/${ruleId}/overrides/${first.id}`);
    expect((await put('unit', one.equipmentId, { active: false })).status).toBe(200);
    await app.db.database.transaction(workerOf(one.organisationId), tx =>
      tx.run('DELETE FROM alert_rule_override WHERE rule_id = $1', [ruleId]),
    );
  });

  it('is refused for a unit of another model and for nobody', async () => {
    const other = await makeUnit(app.db.database, tenant);
    const unknown = [422, 'reference-unknown'];
    expect(await codeOf(put('unit', other.equipmentId, { active: false }))).toEqual(unknown);
    expect(await codeOf(put('site', one.equipmentId, { active: false }))).toEqual(unknown);
  });

  it('is refused when another was made or changed meanwhile', async () => {
    await put('unit', one.equipmentId, { active: false });
    expect(await codeOf(put('unit', one.equipmentId, { active: true }))).toEqual([409, 'already-exists']);
    await put('unit', one.equipmentId, { active: true, replaces: 1 });
    expect(await codeOf(put('unit', one.equipmentId, { active: false, replaces: 1 }))).toEqual([
      409,
      'stale-version',
    ]);
    await removeAll();
    expect(await codeOf(put('unit', one.equipmentId, { active: true, replaces: 2 }))).toEqual([
      404,
      'not-found',
    ]);
  });

  it('is refused to whoever may not change rules, and not there for another maker', async () => {
    expect((await put('unit', one.equipmentId, { active: false }, agent)).status).toBe(403);
    await makeTenant(app.db.database, 'overrides-rival.example');
    const rival = (await signIn(app.url, 'manager@overrides-rival.example')).as;
    expect((await put('unit', one.equipmentId, { active: false }, rival)).status).toBe(404);
    expect((await rival('GET', `/alert-rules/${ruleId}/overrides`)).status).toBe(404);
  });
});
