import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { makeUnit } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { caller, makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask, Tenant } from '../organisations/organisations.fixture';
import { Refused } from '../platform/refused';
import { BacktestThreads } from './backtest-threads';
import type { BacktestWork } from './backtest-work';

const minute = 60_000;
let app: TestApp;
let tenant: Tenant;
let manager: Ask;
let agent: Ask;
let hot: Unit;
let cool: Unit;
const now = Date.now();

beforeAll(async () => {
  app = await testApp();
  tenant = await makeTenant(app.db.database, 'past.example');
  manager = (await signIn(app.url, 'manager@past.example')).as;
  agent = (await signIn(app.url, 'agent@past.example')).as;
  hot = await makeUnit(app.db.database, tenant);
  cool = await makeUnit(app.db.database, tenant, { beside: hot });
  await makeUnit(app.db.database, tenant, { beside: hot });
  // Two hot hours: from ten to nine, and from four hours ago to now.
  await send(hot, { '-600': 90, '-540': 99, '-480': 90, '-240': 97 });
  await send(cool, { '-600': 80, '-30': 70 });
});

async function send(unit: Unit, temperatures: Record<string, number>) {
  const device = caller(app.url, { Authorization: `Bearer ${unit.token}` });
  const points = Object.entries(temperatures).map(([minutes, temperature]) => ({
    ts: now + Number(minutes) * minute,
    values: { temperature, pressure: 7 },
  }));
  expect((await device('POST', '/telemetry', points)).status).toBe(200);
}

const draft = (given: object = {}) => ({
  modelId: hot.modelId,
  equipmentId: null,
  days: 1,
  urgency: 'critical',
  condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 95 },
  pattern: { kind: 'duration', seconds: 600 },
  clearCondition: null,
  ...given,
});
const tried = (given?: object, as = manager) => as('POST', '/alert-rules/backtest', draft(given));
const instant = (minutes: number) => new Date(now + minutes * minute).toISOString();

describe('a rule that is tried on the past', () => {
  it('tells of each unit of the model that has one when it would have raised, and how long', async () => {
    const { status, body } = await tried();
    expect([status, body.unitsWithReadings, body.complete]).toEqual([200, 2, true]);
    expect(body.units).toEqual([
      {
        equipmentId: hot.equipmentId,
        serialNumber: hot.serialNumber,
        siteName: expect.any(String),
        city: 'Plovdiv',
        timeZone: 'Europe/Sofia',
        override: 'none',
        levels: [{ urgency: 'critical', condition: draft().condition, pattern: draft().pattern }],
        points: 4,
        shortenedTo: null,
        raised: 2,
        delayed: 0,
        heldBack: 0,
        longestSeconds: expect.any(Number),
        totalSeconds: expect.any(Number),
        flapping: null,
        alerts: [
          {
            raisedAt: instant(-530),
            clearedAt: instant(-480),
            urgency: 'critical',
            changes: [],
            lastedSeconds: 3_000,
            held: null,
          },
          {
            raisedAt: instant(-230),
            clearedAt: null,
            urgency: 'critical',
            changes: [],
            lastedSeconds: expect.any(Number),
            held: null,
          },
        ],
        holders: [],
      },
      expect.objectContaining({ equipmentId: cool.equipmentId, points: 2, raised: 0, alerts: [] }),
    ]);
    // To the end of the period, which is when it was asked.
    expect(Math.round(body.units[0].longestSeconds / 60)).toBeGreaterThanOrEqual(230);
  });

  it('leaves nothing behind: no rule, no alert, no state', async () => {
    await tried();
    expect((await manager('GET', '/alert-rules')).body.items).toEqual([]);
    expect((await manager('GET', '/alerts')).body.items).toEqual([]);
  });

  it('is tried on one unit when one is chosen', async () => {
    const { body } = await tried({ equipmentId: cool.equipmentId, days: 7 });
    expect(body.units).toEqual([expect.objectContaining({ equipmentId: cool.equipmentId, points: 2 })]);
  });

  it('hears a silence that readings of other metrics end', async () => {
    const silent = { pattern: { kind: 'simple' }, equipmentId: cool.equipmentId };
    const ofAny = await tried({ ...silent, condition: { type: 'no-data', seconds: 3_600 } });
    expect(ofAny.body.units[0].alerts).toEqual([
      expect.objectContaining({ raisedAt: instant(-540), clearedAt: instant(-30) }),
    ]);
    const device = caller(app.url, { Authorization: `Bearer ${cool.token}` });
    await device('POST', '/telemetry', [{ ts: now - 10 * minute, values: { pressure: 5 } }]);
    const ofOne = await tried({
      ...silent,
      condition: { type: 'no-data', metric: 'temperature', seconds: 1_500 },
    });
    expect(ofOne.body.units[0].alerts.at(-1)).toMatchObject({ raisedAt: instant(-5), clearedAt: null });
  });

  it('watches only on its days, by the clocks of the site', async () => {
    const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Sofia', weekday: 'short' }).format(
      now,
    );
    const days = [1, 2, 3, 4, 5, 6, 7];
    const other = ((['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(today) + 3) % 7) + 1;
    const alertsOn = async (some: number[]) => {
      const schedule = { timeZone: null, windows: [{ days: some, from: 0, to: 1_440 }] };
      const { status, body } = await tried({ equipmentId: hot.equipmentId, schedule });
      return [status, body.units[0].raised];
    };
    expect(await alertsOn([other])).toEqual([200, 0]);
    expect(await alertsOn(days.filter(day => day !== other))).toEqual([200, 2]);
    const windows = [{ days, from: 0, to: 1_440 }];
    const nowhere = await tried({ schedule: { timeZone: 'Europe/Plovdiv', windows } });
    expect([nowhere.status, nowhere.body.code]).toEqual([400, 'input-invalid']);
  });

  it('is refused to whoever may not change rules, and for what the model does not have', async () => {
    expect((await tried({}, agent)).status).toBe(403);
    expect((await tried({}, caller(app.url))).status).toBe(401);
    const wrong = await tried({ condition: { type: 'compare', metric: 'temprature', op: 'gt', value: 1 } });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'input-invalid']);
    expect((await tried({ days: 3_000 })).status).toBe(400);
  });

  it('sees nothing of another maker', async () => {
    await makeTenant(app.db.database, 'past-rival.example');
    const rival = (await signIn(app.url, 'manager@past-rival.example')).as;
    expect((await tried({}, rival)).body.code).toBe('reference-unknown');
    const other = await makeUnit(app.db.database, tenant);
    const ofOtherModel = await tried({ equipmentId: other.equipmentId });
    expect([ofOtherModel.status, ofOtherModel.body.code]).toEqual([422, 'reference-unknown']);
  });
});

describe('trying many rules at once', () => {
  it('turns those away that would keep others waiting', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => tried({ days: 30 })));
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect((await tried()).status).toBe(200);
  });
});

describe('a trial that comes to no end in time', () => {
  const late = (reason = 'deadline') => new Refused('backtest-failed', { reason });
  const threads = () => app.app.get(BacktestThreads, { strict: false });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('tells what is ready, and that it is not all', async () => {
    const run = threads().run.bind(threads());
    let asked = 0;
    jest.spyOn(threads(), 'run').mockImplementation((...args) => {
      if (++asked > 1) throw late();
      return run(...args);
    });
    const { status, body } = await tried();
    expect([status, body.complete, body.units.length, body.unitsWithReadings]).toEqual([200, false, 1, 2]);
  });

  it('is said to have failed when nothing is ready, and leaves its place to the next', async () => {
    for (const reason of ['deadline', 'memory', 'died']) {
      jest.spyOn(threads(), 'run').mockRejectedValueOnce(late(reason));
      const { status, body } = await tried();
      expect([status, body.code, body.facts]).toEqual([422, 'backtest-failed', { reason }]);
    }
    expect((await tried()).status).toBe(200);
  });

  it('is ended in its thread', async () => {
    const readings = Array.from({ length: 60_000 }, (_, index) => ({
      at: now - 60_000 + index,
      values: { temperature: index % 200 },
    }));
    const work: BacktestWork = {
      unit: {
        equipmentId: hot.equipmentId,
        serialNumber: hot.serialNumber,
        siteName: 'Mill',
        city: 'Plovdiv',
        timeZone: 'Europe/Sofia',
      },
      tried: { override: 'none', levels: [] },
      rule: {
        levels: [
          {
            severity: 'high',
            condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 95 },
            pattern: { kind: 'simple' },
          },
        ],
      },
      history: { readings, holders: [], until: now },
      maxPoints: 60_000,
    };
    await expect(threads().run(work, { deadlineMs: 1 })).rejects.toMatchObject({
      code: 'backtest-failed',
      facts: { reason: 'deadline' },
    });
    expect(await threads().run(work, { deadlineMs: 20_000 })).toMatchObject({ points: 60_000, raised: 300 });
  });
});
