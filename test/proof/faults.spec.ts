import { beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { newOrderIn, openHouse, sleep, until } from '../world/house';
import type { House } from '../world/house';
import { raw } from '../world/raw';
import { asOwner } from '../world/traces';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

describe('without the database', () => {
  const server = async () => {
    const url = new URL(house.api.db.ownerUrl);
    const name = url.pathname.slice(1);
    url.pathname = '/postgres';
    const client = new Client({ connectionString: url.href });
    await client.connect();
    return { client, name };
  };

  async function away<T>(work: () => Promise<T>): Promise<T> {
    const { client, name } = await server();
    const end = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1';
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await client.query(end, [name]);
    try {
      return await work();
    } finally {
      await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await client.end();
    }
  }

  it('it says so with 503 and when to ask again, and heals by itself', async () => {
    expect((await house.get('/me')).status).toBe(200);
    await away(async () => {
      const reading = await until(503, () => house.get('/work-orders'));
      expect(reading.json).toMatchObject({ status: 503, code: 'unavailable' });
      expect(Number(reading.headers['retry-after'])).toBeGreaterThan(0);
      const writing = await house.post('/work-orders', newOrderIn(house.company));
      expect([writing.status, writing.headers['retry-after']]).toEqual([503, '2']);
      expect((await raw(house.api.url, { path: '/healthz' })).status).toBe(200);
      const ready = await until(503, () => raw(house.api.url, { path: '/readyz' }));
      expect([ready.status, ready.headers['retry-after']]).toEqual([503, '2']);
    });
    expect((await until(200, () => house.get('/work-orders'))).status).toBe(200);
    expect((await until(200, () => raw(house.api.url, { path: '/readyz' }))).status).toBe(200);
  });

  it('nothing that was answered is lost, and nothing is done twice', async () => {
    const [before, headers] = [await countOrders(), { 'idempotency-key': 'over the gap' }];
    const statuses = await away(async () => {
      const answers = [
        await house.post('/work-orders', newOrderIn(house.company), headers),
        await house.post('/work-orders', newOrderIn(house.company), headers),
      ];
      return answers.map(({ status }) => status);
    });
    expect(statuses).toEqual([503, 503]);
    const made = await until(200, () => house.post('/work-orders', newOrderIn(house.company), headers));
    const again = await house.post('/work-orders', newOrderIn(house.company), headers);
    expect(again.json).toEqual(made.json);
    expect(await countOrders()).toBe(before + 1);
  });

  it('a request that was under way is told 503, and its change is undone', async () => {
    const { id, version } = await orderFacts();
    await asOwner(house.api.db.ownerUrl, async holder => {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM work_order WHERE id = $1 FOR UPDATE', [id]);
      const waiting = house.as('manager', {
        method: 'PATCH',
        path: `/api/work-orders/${id}`,
        body: JSON.stringify({ version, title: 'Never stored' }),
      });
      const { client, name } = await server();
      const ended = async () => {
        const { rowCount } = await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'`,
          [name],
        );
        return rowCount;
      };
      while (!(await ended())) await sleep(20);
      await client.end();
      const answer = await waiting;
      expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
      await holder.query('ROLLBACK');
    });
    expect(await orderFacts()).toEqual({ id, version });
  });

  it('lost connections cost no request more than one', async () => {
    const { client, name } = await server();
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [name]);
    await client.end();
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push((await house.get('/me')).status);
    expect(statuses.every(status => status === 200 || status === 503)).toBe(true);
    expect(statuses.slice(-3)).toEqual([200, 200, 200]);
  });

  const countOrders = () =>
    asOwner(house.api.db.ownerUrl, async client => {
      const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM work_order');
      return rows[0]?.count ?? 0;
    });
  const orderFacts = () =>
    asOwner(house.api.db.ownerUrl, async client => {
      const { rows } = await client.query<{ id: string; version: number }>(
        'SELECT id, version FROM work_order WHERE id = $1',
        [house.company.north.ids['work-order']],
      );
      return rows[0] ?? { id: '', version: 0 };
    });
});

describe('a change that comes too late', () => {
  it('of a stale version is told the current one', async () => {
    const id = house.company.south.ids['work-order'];
    const change = (version: number) =>
      house.as('manager', {
        method: 'PATCH',
        path: `/api/work-orders/${id}`,
        body: JSON.stringify({ version, title: 'T' }),
      });
    expect((await change(1)).status).toBe(200);
    expect((await change(1)).json).toMatchObject({
      status: 409,
      code: 'stale-version',
      facts: { currentVersion: 2 },
    });
  });

  it('in a wrong state is told which events are legal', async () => {
    const { alert, visit } = house.company.south.ids;
    expect((await house.post(`/alerts/${alert}/close`, { version: 1 })).status).toBe(200);
    expect((await house.post(`/alerts/${alert}/acknowledge`, { version: 2 })).json).toMatchObject({
      status: 409,
      code: 'illegal-transition',
      facts: { status: 'closed', event: 'acknowledge', legal: [] },
    });
    expect((await house.post(`/visits/${visit}/cancel`, { version: 1, reason: 'No' })).json).toMatchObject({
      status: 409,
      code: 'illegal-transition',
      facts: { status: 'working', event: 'cancel', legal: expect.any(Array) },
    });
    const request = house.company.south.ids.request;
    await house.post(`/service-requests/${request}/reject`, { version: 1 });
    expect((await house.post(`/service-requests/${request}/remote-fix`, { version: 2 })).json).toMatchObject({
      status: 409,
      code: 'illegal-transition',
      facts: { status: 'rejected', legal: ['close'] },
    });
  });
});

describe('a live stream', () => {
  it.each([
    ['the person ends the session', 'by the product'],
    ['another process revokes it', 'in the database'],
    ['the person is deactivated', 'with the person'],
  ])('is cut within a second when %s', async (_, how) => {
    const badge = house.badges.next('agent', true);
    const response = await fetch(`${house.api.url}/api/live`, { headers: badge.headers });
    expect(response.status).toBe(200);
    const ended = (async () => {
      await response.text();
      return performance.now();
    })();
    await sleep(100);
    const begun = performance.now();
    if (how === 'by the product')
      await house.as('agent', { method: 'DELETE', path: `/api/sessions/${badge.sessionId}` });
    else
      await asOwner(house.api.db.ownerUrl, client =>
        how === 'in the database'
          ? client.query('UPDATE session SET revoked_at = now() WHERE id = $1', [badge.sessionId])
          : client.query('UPDATE person SET active = false WHERE id = $1', [house.company.people.agent]),
      );
    expect((await ended) - begun).toBeLessThan(1_000);
    const after = await until(401, () => raw(house.api.url, { path: '/api/me', headers: badge.headers }));
    expect(after.status).toBe(401);
    expect(performance.now() - begun).toBeLessThan(1_500);
  });

  it.each(['nonsense', '1:2:3', '999999999999999999999999', "'; DROP TABLE outbox; --"])(
    'resumed at %s begins anew',
    async id => {
      const { headers } = house.badges.next('manager');
      const response = await fetch(`${house.api.url}/api/live`, {
        headers: { ...headers, 'Last-Event-ID': id },
      });
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/event-stream; charset=utf-8',
      ]);
      await response.body?.cancel();
    },
  );
});
