// From the commit, as the database dates it, to the arrival at fifty listening clients of several scopes.
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { round, say, spread } from './lib/figures.mjs';
import { httpClient } from './lib/http.mjs';
import { sessionsOf } from './lib/people.mjs';
import { helper, ownerOf, ownerUrlOf, startDated } from './lib/system.mjs';
import { orderChanges, steadily } from './live/writers.mjs';
import { connectedDevices } from './ingest/devices.mjs';

export const defaults = { clients: 50, rate: 40, readings: 50, seconds: 12, rounds: 2 };
const here = file => fileURLToPath(new URL(file, import.meta.url));
/** Who listens, by turns. */
const accounts = [
  'dispatcher',
  'manager',
  'agent',
  'partner',
  'customer',
  'engineer',
  'partner-engineer',
  'dispatcher2',
];
const SETTLE_MS = 1_500;

export async function run({ clients, rate, readings, seconds, rounds }) {
  const system = await startDated();
  const owner = await ownerOf(system);
  const people = [];
  for (const name of accounts)
    people.push(await sessionsOf(owner, name, Math.ceil(clients / accounts.length)));
  const listening = Array.from({ length: clients }, (_, n) => people[n % people.length]).map((person, n) => ({
    ...person,
    token: person.tokens[Math.floor(n / people.length)],
  }));
  const { tokens } = await sessionsOf(owner, 'dispatcher', 40);
  const client = httpClient(system.url, { connections: 16 });
  const write = await orderChanges(owner, client, tokens);
  const devices = await connectedDevices(owner, system.demo.credentials, 50);

  const pool = new Pool({ connectionString: ownerUrlOf(system), max: 8 });

  const { child: screens } = await helper(here('live/listeners.mjs'));
  const { child: publisher } = await helper(here('ingest/publisher.mjs'));
  const { child: bare, first } = await helper(here('live/bare-server.mjs'), [ownerUrlOf(system)]);
  const order = (child, message) =>
    new Promise((resolve, reject) => {
      child.once('message', ({ result, error }) => (error ? reject(new Error(error)) : resolve(result)));
      child.send(message);
    });
  const load = { perSecond: rate, seconds };
  const sum = { product: [], bare: [], events: 0, lost: 0, doubled: 0, foreign: 0, cut: 0 };

  for (let turn = 1; turn <= rounds; turn++) {
    say(`round ${turn} of ${rounds}`);
    await order(screens, { open: listening.map(({ token }) => ({ url: `${system.url}/api/live`, token })) });
    const { rows: head } = await owner.query('SELECT coalesce(max(id), 0) AS id FROM outbox');
    await Promise.all([
      steadily(load, write),
      order(publisher, {
        port: system.mqttPort,
        devices,
        epoch: Date.now(),
        messages: readings * seconds,
        perSecond: readings,
      }),
    ]);
    await sleep(SETTLE_MS);
    const { heard } = await order(screens, { report: true });
    account(sum, listening, heard, await committed(owner, head[0].id));

    await owner.query(
      'CREATE TABLE IF NOT EXISTS bench_note (xid xid8 DEFAULT pg_current_xact_id(), text text)',
    );
    const url = `http://127.0.0.1:${first.port}/`;
    await order(screens, { open: listening.map(() => ({ url })) });
    await steadily(load, n =>
      pool.query(
        `WITH one AS (INSERT INTO bench_note (text) VALUES ('${n}') RETURNING xid) SELECT pg_notify('bench_note', xid::text) FROM one`,
      ),
    );
    await sleep(SETTLE_MS);
    const { heard: plain } = await order(screens, { report: true });
    sum.bare.push(...(await sinceCommit(owner, plain)));
  }
  await owner.end();
  await pool.end();
  client.close();
  for (const child of [screens, publisher, bare]) child.kill();
  await system.stop();

  const [product, yardstick] = [spread(sum.product), spread(sum.bare)];
  return {
    columns: ['', 'p50 ms', 'p95 ms', 'p99 ms', 'deliveries'],
    rows: [
      [
        `callout, ${clients} clients of ${accounts.length} people`,
        product.p50,
        product.p95,
        product.p99,
        sum.product.length,
      ],
      ['NOTIFY to bare streams', yardstick.p50, yardstick.p95, yardstick.p99, sum.bare.length],
      ['events', sum.events, '', '', ''],
      [
        'lost / doubled / foreign / cut',
        `${sum.lost} / ${sum.doubled} / ${sum.foreign} / ${sum.cut}`,
        '',
        '',
        '',
      ],
    ],
    figures: {
      yardstick: 'NOTIFY written to as many bare streams, at the same rate of commits',
      aim: 'p99 under 250 ms',
      commitToClient: product,
      bare: yardstick,
      ratio: round(product.p99 / yardstick.p99),
      events: sum.events,
      deliveries: sum.product.length,
      lost: sum.lost,
      doubled: sum.doubled,
      foreign: sum.foreign,
      cut: sum.cut,
    },
  };
}

/** What was committed after a place in the outbox, by the id of its event, and when. */
async function committed(owner, afterId) {
  const { rows } = await owner.query(
    `SELECT epoch || ':' || o.xid || ':' || id AS event, organisation_id, partner_id, customer_id,
       extract(epoch FROM pg_xact_commit_timestamp(o.xid::xid)) * 1000 AS at FROM outbox o WHERE id > $1`,
    [afterId],
  );
  return new Map(rows.map(row => [row.event, { ...row, at: Number(row.at) }]));
}

function mayHear(person, row) {
  if (person.partner_id) return row.partner_id === person.partner_id;
  if (person.customer_id) return row.customer_id === person.customer_id;
  return row.organisation_id === person.organisation_id;
}

/** Times every delivery, and counts what did not come, came twice, or came to whom it is not for. */
function account(sum, listening, streams, rows) {
  sum.events += rows.size;
  for (const [at, { heard, cut }] of streams.entries()) {
    const person = listening[at];
    const seen = new Set();
    if (cut) sum.cut += 1;
    for (const [event, arrived] of heard) {
      const row = rows.get(event);
      // From before the load began.
      if (!row) continue;
      if (seen.has(event)) sum.doubled += 1;
      seen.add(event);
      if (!mayHear(person, row)) sum.foreign += 1;
      sum.product.push(arrived - row.at);
    }
    for (const [event, row] of rows) if (mayHear(person, row) && !seen.has(event)) sum.lost += 1;
  }
}

async function sinceCommit(owner, streams) {
  const { rows } = await owner.query(
    'SELECT xid::text, extract(epoch FROM pg_xact_commit_timestamp(n.xid::xid)) * 1000 AS at FROM bench_note n',
  );
  const at = new Map(rows.map(row => [row.xid, Number(row.at)]));
  return streams.flatMap(({ heard }) => heard.map(([xid, arrived]) => arrived - (at.get(xid) ?? Number.NaN)));
}
