import { beforeAll, describe, expect, it } from '@jest/globals';
import { DayRepair } from '#contracts';
import { openHouse, sleep } from '../../../../../test/world/house';
import type { House } from '../../../../../test/world/house';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

// Far from the visits of the spec's company, whatever the hour.
const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

async function ended(id: string): Promise<DayRepair> {
  for (const until = performance.now() + 25_000; ; await sleep(100)) {
    const run = DayRepair.parse((await house.get(`/day-repairs/${id}`)).json);
    if (!['queued', 'running'].includes(run.status) || performance.now() > until) return run;
  }
}

describe('a repair of a day over HTTP', () => {
  it('is thought about in a thread by a worker', async () => {
    const asked = await house.post('/day-repairs', { day, seconds: 1 });
    expect(asked).toMatchObject({
      status: 200,
      json: { status: 'queued', day, policy: { mostMoved: 3, frozenMinutes: 30 }, events: [] },
    });
    expect(await ended(DayRepair.parse(asked.json).id)).toMatchObject({ status: 'proposed', failure: null });
  });

  it.each(['agent', 'engineer', 'partner-dispatcher', 'customer'] as const)('is not for %s', async caller => {
    const id = house.company.dayRepairId;
    for (const [method, path] of [
      ['POST', '/api/day-repairs'],
      ['GET', '/api/day-repairs'],
      ['GET', `/api/day-repairs/${id}`],
      ['POST', `/api/day-repairs/${id}/publish`],
      ['POST', `/api/day-repairs/${id}/informed`],
      ['POST', `/api/day-repairs/${id}/undo`],
      ['POST', `/api/day-repairs/${id}/discard`],
    ] as const)
      expect(
        await house.as(caller, { method, path, ...(method === 'POST' && { body: JSON.stringify({ day }) }) }),
      ).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });

  it.each([
    ['/body/day', { day: 'today' }],
    ['/body/seconds', { day, seconds: 31 }],
    ['/body/policy/mostMoved', { day, policy: { mostMoved: -1 } }],
    [
      '/body/events/0/minutes',
      { day, events: [{ kind: 'overrun', visitId: crypto.randomUUID(), minutes: 0 }] },
    ],
  ])('names what is wrong: %s', async (path, body) => {
    expect(await house.post('/day-repairs', body)).toMatchObject({
      status: 400,
      json: { errors: [{ path }] },
    });
  });

  it('of which nothing is wanted is not published; what is discarded is so once', async () => {
    const asked = DayRepair.parse((await house.post('/day-repairs', { day, seconds: 1 })).json);
    const run = await ended(asked.id);
    expect(await house.post(`/day-repairs/${run.id}/publish`, { version: run.version })).toMatchObject({
      status: 409,
      json: { code: 'repair-empty' },
    });
    const gone = await house.post(`/day-repairs/${run.id}/discard`, { version: run.version });
    expect(gone).toMatchObject({ status: 200, json: { status: 'discarded' } });
    expect(await house.post(`/day-repairs/${run.id}/discard`, { version: run.version })).toMatchObject({
      status: 409,
      json: { code: 'illegal-transition' },
    });
  });
});
