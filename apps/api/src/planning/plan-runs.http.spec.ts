import { beforeAll, describe, expect, it } from '@jest/globals';
import { PlanRun } from '#contracts';
import { openHouse, sleep } from '../../../../test/world/house';
import type { House } from '../../../../test/world/house';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const day = dayAhead(3);

async function ended(id: string): Promise<PlanRun> {
  for (const until = performance.now() + 25_000; ; await sleep(100)) {
    const run = PlanRun.parse((await house.get(`/plan-runs/${id}`)).json);
    if (!['queued', 'running'].includes(run.status) || performance.now() > until) return run;
  }
}

describe('a plan run over HTTP', () => {
  it('is thought about in a thread by a worker, published by the manager and taken back', async () => {
    const asked = await house.post('/plan-runs', { day, seconds: 1 });
    expect(asked).toMatchObject({
      status: 200,
      json: { status: 'queued', day, lastDay: day, budgetSeconds: 1, seed: 1 },
    });
    const run = await ended(PlanRun.parse(asked.json).id);
    // The own order goes to an own engineer, each partner's to one of that partner.
    expect(run).toMatchObject({ status: 'proposed', failure: null, problem: { orders: 3 }, leftOut: [] });
    const engineers = run.proposals.map(({ engineerName }) => engineerName);
    expect(engineers).toHaveLength(3);
    for (const one of [/Georgi|Ivan/, /Petar|Zdravko/, /Stanislav/])
      expect(engineers).toContainEqual(expect.stringMatching(one));
    const published = await house.post(`/plan-runs/${run.id}/publish`, { version: run.version });
    expect(published).toMatchObject({ status: 200, json: { status: 'applied' } });
    // What it is held against is nobody's business.
    expect(JSON.stringify(published.json)).not.toContain('asPublished');
    const { version } = PlanRun.parse(published.json);
    const nobody = await house.post(`/plan-runs/${run.id}/undo`, { version });
    expect(nobody).toMatchObject({ status: 400, json: { errors: [{ path: '/body/why' }] } });
    const undone = await house.post(`/plan-runs/${run.id}/undo`, { version, why: 'Too early' });
    expect(undone).toMatchObject({ status: 200, json: { status: 'undone', undoableUntil: null } });
    const again = await house.post(`/plan-runs/${run.id}/undo`, { version, why: 'Too early' });
    expect(again).toMatchObject({ status: 409, json: { code: 'illegal-transition' } });
  });

  it.each(['agent', 'engineer', 'partner-dispatcher', 'customer'] as const)('is not for %s', async caller => {
    const body = JSON.stringify({ day });
    for (const [method, path] of [
      ['POST', '/api/plan-runs'],
      ['GET', '/api/plan-runs'],
      ['GET', `/api/plan-runs/${house.company.planRunId}`],
      ['POST', `/api/plan-runs/${house.company.planRunId}/publish`],
      ['POST', `/api/plan-runs/${house.company.planRunId}/discard`],
      ['POST', `/api/plan-runs/${house.company.planRunId}/undo`],
    ] as const)
      expect(await house.as(caller, { method, path, ...(method === 'POST' && { body }) })).toMatchObject({
        status: 403,
        json: { code: 'forbidden' },
      });
  });

  it.each([
    ['/body/day', { day: 'tomorrow' }],
    ['/body/seconds', { day, seconds: 31 }],
    ['/body/seed', { day, seed: -1 }],
    ['/body/days', { day, days: 0 }],
    ['/body/days', { day, days: 8 }],
    ['/body/days', { day, days: 1.5 }],
    ['/body/days', { day: dayAhead(60), days: 7 }],
  ])('names what is wrong: %s', async (path, body) => {
    expect(await house.post('/plan-runs', body)).toMatchObject({ status: 400, json: { errors: [{ path }] } });
  });
});
