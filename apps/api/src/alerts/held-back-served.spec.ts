import { beforeAll, describe, expect, it } from '@jest/globals';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { makeUnit } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask } from '../organisations/organisations.fixture';
import { plainRule } from './alerts.fixture';

let app: TestApp;
let manager: Ask;
let unit: Unit;

beforeAll(async () => {
  app = await testApp();
  const tenant = await makeTenant(app.db.database, 'held.example');
  manager = (await signIn(app.url, 'manager@held.example')).as;
  unit = await makeUnit(app.db.database, tenant);
});

const make = (faultKey: string, ...suppressedBy: string[]) =>
  manager('POST', '/alert-rules', {
    ...plainRule,
    modelId: unit.modelId,
    faultKey,
    suppressedBy,
  });
const refusal = [422, 'held-in-circle', 'suppressedBy'];
const refusalOf = ({ status, body }: Awaited<ReturnType<Ask>>) => [status, body.code, body.facts?.field];

describe('a rule that others hold back', () => {
  it('is refused where it would hold itself back, and says at which field', async () => {
    expect(refusalOf(await make('hot', 'hot'))).toEqual(refusal);
    const power = (await make('power')).body;
    expect((await make('fan', 'power')).status).toBe(200);
    expect((await make('hot', 'fan', 'mains')).status).toBe(200);
    const change = (suppressedBy: string[]) =>
      manager('PATCH', `/alert-rules/${power.id}`, { version: power.version, suppressedBy });
    expect(refusalOf(await change(['hot']))).toEqual(refusal);
    expect((await change(['mains'])).status).toBe(200);
  });

  it('closes no circle when two are changed at once', async () => {
    const [one, other] = [(await make('one')).body, (await make('other')).body];
    const hold = (rule: typeof one, by: string) =>
      manager('PATCH', `/alert-rules/${rule.id}`, { version: rule.version, suppressedBy: [by] });
    const answers = await Promise.all([hold(one, 'other'), hold(other, 'one')]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]));
  });
});
