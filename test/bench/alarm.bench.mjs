// From the moment at which a machine measured what no rule lets be to the commit of its alert, while all machines go on sending.
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectedDevices } from './ingest/devices.mjs';
import { round, say, spread } from './lib/figures.mjs';
import { httpClient } from './lib/http.mjs';
import { sessionsOf } from './lib/people.mjs';
import { helper, ownerOf, startDated } from './lib/system.mjs';

export const defaults = { devices: 100, rate: 2_000, seconds: 15, every: 200, rounds: 2 };
const here = file => fileURLToPath(new URL(file, import.meta.url));
/** Of a metric that no machine of the demo comes near. */
const limit = 1e7;
/** For the last alerts to be written. */
const SETTLE_MS = 2_000;

export async function run({ devices: count, rate, seconds, every, rounds }) {
  const system = await startDated();
  const owner = await ownerOf(system);
  const devices = await connectedDevices(owner, system.demo.credentials, count);
  await watchAll(owner, system, devices);
  const { child: publisher } = await helper(here('ingest/publisher.mjs'));
  const play = order =>
    new Promise((resolve, reject) => {
      publisher.once('message', ({ result, error }) => (error ? reject(new Error(error)) : resolve(result)));
      publisher.send({ port: system.mqttPort, devices, ...order });
    });
  const took = { alerts: [], readings: [], rates: [] };
  let [sent, found] = [0, 0];
  for (let turn = 1; turn <= rounds; turn++) {
    say(`round ${turn} of ${rounds}`);
    const since = new Date();
    const load = { messages: rate * seconds, perSecond: rate, epoch: Date.now() };
    const played = await play({ ...load, alarmEvery: every });
    if (played.acked < played.sent)
      throw new Error(`${played.sent - played.acked} messages were never acknowledged`);
    await sleep(SETTLE_MS);
    const raised = await raisedSince(owner, since);
    took.alerts.push(...raised);
    took.readings.push(...played.latenciesMs);
    took.rates.push((played.acked / played.ms) * 1_000);
    sent += played.alarms;
    found += raised.length;
  }
  await owner.end();
  publisher.kill();
  await system.stop();
  const [alerts, readings] = [spread(took.alerts), spread(took.readings)];
  const reached = Math.round(took.rates.reduce((sum, one) => sum + one, 0) / took.rates.length);
  return {
    columns: [`${count} machines, ${reached} messages/s`, 'p50 ms', 'p95 ms', 'p99 ms', 'count'],
    rows: [
      ['measured to alert, committed', alerts.p50, alerts.p95, alerts.p99, `${found} of ${sent}`],
      ['PUBLISH to PUBACK of all, yardstick', readings.p50, readings.p95, readings.p99, took.readings.length],
    ],
    figures: {
      yardstick: 'the acknowledgement of every message, which comes after its commit',
      messagesPerSecond: reached,
      measuredToAlert: alerts,
      puback: readings,
      ratio: round(alerts.p99 / readings.p99),
      sent,
      found,
    },
  };
}

/** A rule for every model that the machines are of, and for each machine what breaks it. */
async function watchAll(owner, system, devices) {
  const client = httpClient(system.url);
  const { tokens } = await sessionsOf(owner, 'manager');
  const { rows } = await owner.query(
    `SELECT d.id, e.model_id FROM device d JOIN equipment e ON e.id = d.equipment_id WHERE d.id = ANY ($1)`,
    [devices.map(device => device.deviceId)],
  );
  const modelOf = new Map(rows.map(row => [row.id, row.model_id]));
  const metricOf = new Map();
  for (const device of devices) {
    const modelId = modelOf.get(device.deviceId);
    const known = metricOf.get(modelId);
    const metric = known ?? Object.keys(device.values).find(name => typeof device.values[name] === 'number');
    if (!metric) continue;
    if (!known) {
      metricOf.set(modelId, metric);
      await client.call('/api/alert-rules', {
        method: 'POST',
        token: tokens[0],
        body: {
          name: 'Beyond anything',
          modelId,
          faultKey: 'bench-beyond',
          faultCode: null,
          urgency: 'high',
          condition: { type: 'compare', metric, op: 'gt', value: limit },
          pattern: { kind: 'simple' },
          clearCondition: null,
          opensRequest: false,
          opensWorkOrder: false,
          active: true,
        },
      });
    }
    device.alarm = { [metric]: limit * 2 };
  }
  client.close();
}

/** Of each alert of the bench, ms from its reading to its commit. */
async function raisedSince(owner, since) {
  const { rows } = await owner.query(
    `SELECT extract(epoch FROM min(pg_xact_commit_timestamp(o.xid::xid)) - a.raised_at) * 1000 AS ms
     FROM alert a JOIN outbox o ON o.topic = 'alert' AND o.subject_id = a.id
     WHERE a.fault_key = 'bench-beyond' AND a.created_at >= $1 GROUP BY a.id`,
    [since],
  );
  return rows.map(row => Number(row.ms));
}
