// Lists out of 100,000 work orders, over HTTP as the console asks, beside the bare statement and a bare Nest route.
import { fileURLToPath } from 'node:url';
import { bareSql } from './api/bare-sql.mjs';
import { fillOrders } from './api/orders.mjs';
import { percentile, round, say, spread, timed } from './lib/figures.mjs';
import { httpClient } from './lib/http.mjs';
import { ownProcessorMs, processorMs } from './lib/processor.mjs';
import { sessionsOf } from './lib/people.mjs';
import { helper, ownerOf, startSystem } from './lib/system.mjs';

export const defaults = { orders: 100_000, requests: 400 };
const ROUNDS = 20;
const WARM_UP = 100;

export async function run({ orders, requests }) {
  const system = await startSystem();
  const owner = await ownerOf(system);
  say(`filling up to ${orders} work orders ...`);
  const { ms } = await timed(() => fillOrders(owner, orders));
  say(`filled in ${(ms / 1_000).toFixed(1)} s`);
  const { tokens, organisation_id: organisationId } = await sessionsOf(owner, 'dispatcher', 200);
  let asked = 0;
  const product = httpClient(system.url);
  const ask = (path, options) =>
    product.json(`/api${path}`, { token: tokens[asked++ % tokens.length], ...options });

  const { child, first } = await helper(fileURLToPath(new URL('api/bare-nest.mjs', import.meta.url)));
  const bare = httpClient(`http://127.0.0.1:${first.port}`);
  const teach = (name, answer) =>
    new Promise(resolve => {
      child.once('message', resolve);
      child.send({ name, answer });
    });

  const cases = await casesOf(ask, owner, organisationId);
  for (const one of cases) await teach(one.name, await one.ask(0));
  const took = new Map(
    cases.map(({ name }) => [
      name,
      { product: [], route: [], sql: [], empty: [], cpu: { product: 0, route: 0, sql: 0 } },
    ]),
  );
  const perRound = Math.ceil(requests / ROUNDS);
  // Processor time of each side: of the api with its database, of the bare route, of the database and who asks it.
  const processor = {
    product: () => processorMs(system.process.pid),
    route: () => processorMs(child.pid),
    sql: () => processorMs(system.process.pid) + ownProcessorMs(),
  };
  // Interleaved, so that what else the machine does meets all alike.
  for (let turn = -1; turn < ROUNDS; turn++)
    for (const { name, ask: askProduct, sql } of cases) {
      const samples = took.get(name);
      const repeat = async (side, work) => {
        const before = processor[side]?.() ?? 0;
        for (let at = 0; at < (turn < 0 ? WARM_UP : perRound); at++) {
          const { ms: taken } = await timed(() => work((turn + 1) * perRound + at));
          if (turn >= 0) samples[side].push(taken);
        }
        if (turn >= 0 && processor[side]) samples.cpu[side] += processor[side]() - before;
      };
      await repeat('product', askProduct);
      await repeat('route', () => bare.json(`/bare/${name}`));
      await repeat('empty', () => bare.json('/bare/nothing'));
      await repeat('sql', sql);
    }
  const results = cases.map(({ name, title }) => ({ title, ...figuresOf(name, took.get(name)) }));
  await owner.end();
  product.close();
  bare.close();
  child.kill();
  await system.stop();
  const lists = results.filter(({ name }) => name.startsWith('list'));
  return {
    columns: [
      '',
      'p50 ms',
      'p95 ms',
      'p99 ms',
      'route p95',
      'SQL p95',
      'ratio p50',
      'ratio p95',
      'CPU ms',
      'CPU ratio',
    ],
    rows: results.map(one => [
      one.title,
      one.product.p50,
      one.product.p95,
      one.product.p99,
      one.route.p95,
      one.sql.p95,
      one.ratio.p50,
      one.ratio.p95,
      one.cpuMs,
      one.cpuRatio,
    ]),
    figures: {
      yardstick: 'bare SQL of the case + bare Nest route that answers the same body',
      ratio: Math.max(...lists.map(one => one.ratio.p95)),
      aim: 'list p95 within 3x',
      cases: Object.fromEntries(results.map(one => [one.name, one])),
    },
  };
}

function figuresOf(name, { product, route, sql, empty, cpu }) {
  const ratio = (share, base = route) =>
    round(percentile(product, share) / (percentile(base, share) + percentile(sql, share)));
  return {
    name,
    product: spread(product),
    route: spread(route),
    sql: spread(sql),
    ratio: { p50: ratio(0.5), p95: ratio(0.95) },
    cpuMs: round(cpu.product / product.length),
    cpuRatio: round(cpu.product / (cpu.route + cpu.sql)),
    ratioToEmptyRoute: { p50: ratio(0.5, empty), p95: ratio(0.95, empty) },
  };
}

/** Each asks the product and, by hand, the database for the same; arguments change from request to request. */
async function casesOf(ask, owner, organisationId) {
  const of = (list, n) => list[n % list.length];
  const query = async (statements, ...parameters) => {
    for (const statement of [statements].flat()) {
      const used = Math.max(...Array.from(statement.matchAll(/\$(\d)/g), found => Number(found[1])));
      await owner.query(statement, [organisationId, ...parameters].slice(0, used));
    }
  };
  const pages = [];
  for (let cursor = ''; pages.length < 20;) {
    const { items, nextCursor } = await ask(`/work-orders?limit=200${cursor && `&cursor=${cursor}`}`);
    const last = items.at(-1);
    pages.push({ cursor: nextCursor, at: last.createdAt, id: last.id });
    cursor = nextCursor;
  }
  const sample = await owner.query(
    `SELECT id, number, serial_number FROM work_order WHERE status <> 'draft' ORDER BY md5(id::text) LIMIT 40`,
  );
  const open = await owner.query(
    `SELECT id FROM work_order WHERE status = 'ready' ORDER BY md5(id::text) LIMIT 40`,
  );
  const engineers = await owner.query('SELECT id FROM engineer WHERE partner_id IS NULL ORDER BY id');
  const rare = sample.rows.flatMap(row => [row.number, row.serial_number]);
  const common = ['overheats', 'Varna', 'charge', 'Plovdiv'];
  const start = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 86_400_000).toISOString();
  const list = parameters => ask(`/work-orders?limit=50${parameters}`);
  const search = terms => n => list(`&q=${encodeURIComponent(of(terms, n))}`);
  const check = n =>
    ask(`/work-orders/${of(open.rows, n).id}/assignment-check`, {
      method: 'POST',
      body: { engineerId: of(engineers.rows, n).id, start },
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    });
  return [
    { name: 'list', title: 'list of 50', ask: () => list(''), sql: () => query(bareSql.first) },
    {
      name: 'list-next',
      title: 'next page',
      ask: n => list(`&cursor=${of(pages, n).cursor}`),
      sql: n => query(bareSql.next, of(pages, n).at, of(pages, n).id),
    },
    {
      name: 'list-status',
      title: 'filtered by status',
      ask: () => list('&status=ready,completed'),
      sql: () => query(bareSql.status, ['ready', 'completed']),
    },
    {
      name: 'list-search-rare',
      title: 'search, a number or serial',
      ask: search(rare),
      sql: n => query(bareSql.search, `%${of(rare, n)}%`),
    },
    {
      name: 'list-search-common',
      title: 'search, a common word',
      ask: search(common),
      sql: n => query(bareSql.search, `%${of(common, n)}%`),
    },
    {
      name: 'get',
      title: 'one work order',
      ask: n => ask(`/work-orders/${of(sample.rows, n).id}`),
      sql: n => query(bareSql.one, of(sample.rows, n).id),
    },
    {
      name: 'check',
      title: 'check an assignment',
      ask: check,
      sql: n => query(bareSql.check, of(open.rows, n).id, of(engineers.rows, n).id),
    },
  ];
}
