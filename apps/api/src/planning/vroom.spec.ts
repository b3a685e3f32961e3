import { beforeAll, describe, expect, it } from '@jest/globals';
import { plan, readVroom, writeVroom } from '#dispatch';
import { openHouse } from '../../../../test/world/house';
import type { House } from '../../../../test/world/house';
import { PlanThreads } from './plan-threads';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

const vehicle = { id: 7, start: [23.32, 42.69], end: [23.32, 42.69], skills: [1], time_window: [0, 28_800] };
const jobs = Array.from({ length: 12 }, (_, n) => ({
  id: n + 1,
  location: [23.3 + (n % 4) * 0.02, 42.6 + Math.floor(n / 4) * 0.03],
  service: 1_800,
}));
const day = { vehicles: [vehicle, { ...vehicle, id: 8, skills: [] }], jobs };
/** So many that it is thought about for as long as may be. */
const many = { vehicles: [vehicle], jobs: Array.from({ length: 200 }, (_, n) => ({ ...jobs[0], id: n })) };
const solve = (problem: unknown, query = '') => house.post(`/plan-runs/vroom${query}`, problem);

describe('a problem in VROOM’s JSON', () => {
  it('is answered as the command answers it', async () => {
    const answer = await solve(day, '?iterations=500&seed=3');
    const problem = readVroom(day);
    const own = writeVroom(problem, plan(problem.problem, { iterations: 500, seed: 3 }), 0);
    const { computing_times: _, ...summary } = own.summary;
    expect(answer.json).toMatchObject({ ...own, summary });
    expect(answer.json).toMatchObject({ code: 0, summary: { unassigned: 0 } });
  });

  it('may be larger than other bodies', async () => {
    const durations = Array.from({ length: 700 }, (_, a) =>
      Array.from({ length: 700 }, (__, b) => Math.abs(a - b)),
    );
    const problem = {
      vehicles: [{ id: 1, start_index: 0 }],
      jobs: [{ id: 1, location_index: 1 }],
      matrices: { car: { durations } },
    };
    expect(JSON.stringify(problem).length).toBeGreaterThan(1_200_000);
    expect(await solve(problem)).toMatchObject({ status: 200, json: { summary: { routes: 1 } } });
  });

  it.each([
    [
      'time_windows that end before they begin',
      { jobs: [{ ...jobs[0], time_windows: [[9, 1]] }] },
      '/body/jobs/0/time_windows/0',
    ],
    ['a priority of 101', { jobs: [jobs[0], { ...jobs[1], priority: 101 }] }, '/body/jobs/1/priority'],
    ['a vehicle from nowhere', { vehicles: [{ id: 1 }] }, '/body/vehicles/0/start'],
    ['a shipment of nothing', { shipments: [{}] }, '/body/shipments/0/pickup'],
    [
      'a shipment from nowhere',
      { shipments: [{ pickup: { id: 1 }, delivery: { id: 1 } }] },
      '/body/shipments/0/pickup/location',
    ],
    ['2,000 shipments', { shipments: Array.from({ length: 2_000 }, () => ({})) }, '/body/shipments'],
    ['a depot from nowhere', { depots: [{ id: 1 }] }, '/body/depots/0/location'],
    [
      'fewer than no parts',
      { jobs: [{ ...jobs[0], parts: [{ kind: 1, amount: -1 }] }] },
      '/body/jobs/0/parts/0/amount',
    ],
    ['100 depots', { depots: Array.from({ length: 100 }, (_, id) => ({ id })) }, '/body/depots'],
    ['no vehicles', { vehicles: [] }, '/body/vehicles'],
    [
      'a matrix of the wrong size',
      { matrices: { car: { durations: [[0, 1]] } }, vehicles: [{ id: 1, start_index: 0 }], jobs: [] },
      '/body/matrices/car/durations/0',
    ],
    ['10,000 jobs', { jobs: Array.from({ length: 10_000 }, (_, id) => ({ id })) }, '/body/jobs'],
  ])('with %s is refused by the field', async (_, change, path) => {
    const answer = await solve({ ...day, ...change });
    expect(answer).toMatchObject({ status: 400, json: { code: 'input-invalid', errors: [{ path }] } });
  });

  it.each(['not json', '[]', '""', ''])('that is %s is refused', async body => {
    const answer = await house.as('manager', { method: 'POST', path: '/api/plan-runs/vroom', body });
    expect(answer).toMatchObject({ status: 400, json: { code: 'input-invalid' } });
  });

  it('that asks for too much thinking is refused by the query', async () => {
    expect(await solve(day, '?seconds=3600')).toMatchObject({
      status: 400,
      json: { errors: [{ path: '/query/seconds' }] },
    });
  });

  it.each(['agent', 'engineer', 'partner-dispatcher', 'customer'] as const)('is not for %s', async caller => {
    const call = { method: 'POST', path: '/api/plan-runs/vroom', body: JSON.stringify(day) };
    expect(await house.as(caller, call)).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });

  it('keeps nobody else waiting', async () => {
    const thinking = solve(many, '?seconds=2');
    const begun = performance.now();
    for (let asked = 0; asked < 5; asked++) expect((await house.get('/engineers')).status).toBe(200);
    const others = performance.now() - begun;
    expect((await thinking).status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThan(others);
  });

  it('is refused when too many are thought about, and no thought outlives who asked', async () => {
    const gone = new AbortController();
    const badge = house.badges.next('manager').headers;
    const asked = Array.from({ length: 40 }, () =>
      fetch(`${house.api.url}/api/plan-runs/vroom?seconds=30`, {
        method: 'POST',
        headers: badge,
        body: JSON.stringify(many),
        signal: gone.signal,
      }).catch(() => null),
    );
    const refused = await Promise.race(asked);
    expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused?.json()).toMatchObject({ code: 'busy' });
    gone.abort();
    await Promise.all(asked);
    expect((await solve(day, '?iterations=10')).status).toBe(200);
  });

  it('whose thread dies or comes to no end is said to have failed', async () => {
    const threads = house.api.app.get(PlanThreads, { strict: false });
    const work = {
      body: new TextEncoder().encode(JSON.stringify(many)),
      seed: 1,
      seconds: 30,
      iterations: undefined,
      limits: { jobs: 1_000, shipments: 10, vehicles: 10, depots: 1 },
    };
    await expect(threads.run(work, { deadlineMs: 200 })).rejects.toMatchObject({
      code: 'plan-failed',
      status: 503,
      facts: { reason: 'deadline' },
    });
    expect((await solve(day, '?iterations=10')).status).toBe(200);
  });
});
