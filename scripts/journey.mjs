// Boots the built system once, as `npm start` does, and drives the main job through it: from a hot machine to a closed order.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import mqtt from 'mqtt';

const root = fileURLToPath(new URL('..', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'callout-journey-'));
const [port, mqttPort] = [await freePort(), await freePort()];
const base = `http://127.0.0.1:${port}`;
const begun = performance.now();
const system = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
  cwd: root,
  env: {
    ...process.env,
    PORT: String(port),
    MQTT_PORT: String(mqttPort),
    CALLOUT_DATA_DIR: dataDir,
    CALLOUT_LOG: 'warn',
  },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const hard = setTimeout(() => fail('the journey took longer than three minutes'), 180_000);

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
function fail(message) {
  process.stderr.write(`journey: FAILED: ${message}\n`);
  system.kill('SIGTERM');
  setTimeout(() => process.exit(1), 4_000);
}
const say = text =>
  process.stdout.write(`journey: ${text} (${((performance.now() - begun) / 1_000).toFixed(1)} s)\n`);

async function call(token, method, path, body) {
  const response = await fetch(`${base}/api${path}`, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      'Idempotency-Key': crypto.randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 600)}`);
  return answer;
}
async function until(what, seconds, ask) {
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await sleep(100)) {
    const found = await ask().catch(() => null);
    if (found) return found;
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
}
const signIn = async name =>
  (await call(null, 'POST', '/sessions', { email: `${name}@demo.callout`, password: 'callout-demo' })).token;

function publish(credentials, topic, payload) {
  const message = JSON.stringify(payload);
  const client = spawnSync(
    'mosquitto_pub',
    [
      '-h',
      '127.0.0.1',
      '-p',
      String(mqttPort),
      '-u',
      credentials.deviceId,
      '-P',
      credentials.token,
      '-q',
      '1',
      '-t',
      topic,
      '-m',
      message,
    ],
    { timeout: 10_000 },
  );
  if (client.error?.code !== 'ENOENT') {
    if (client.status !== 0) throw new Error(`mosquitto_pub: ${String(client.stderr)}`);
    return Promise.resolve('mosquitto_pub');
  }
  return mqtt
    .connectAsync(`mqtt://127.0.0.1:${mqttPort}`, {
      username: credentials.deviceId,
      password: credentials.token,
      connectTimeout: 5_000,
    })
    .then(async connection => {
      await connection.publishAsync(topic, message, { qos: 1 });
      await connection.endAsync();
      return 'mqtt';
    });
}

async function drive() {
  await until('ready', 90, async () => (await fetch(`${base}/readyz`)).ok);
  say('ready');
  for (const page of ['/console/', '/field/', '/portal/', '/api/openapi.json', '/metrics'])
    if (!(await fetch(base + page)).ok) throw new Error(`${page} does not answer`);
  const [manager, dispatcher, engineer, customer] = await Promise.all(
    ['manager', 'dispatcher', 'engineer', 'customer'].map(signIn),
  );

  // A compressor of the customer's own gets a device, and somebody publishes with its credentials.
  const me = await call(engineer, 'GET', '/me');
  const models = await call(manager, 'GET', '/equipment-models?family=compressor');
  const sites = await call(customer, 'GET', '/sites?limit=200');
  const site = sites.items.find(each => each.city === 'Sofia' && each.accessHours === null) ?? sites.items[0];
  const unit = await call(manager, 'POST', '/equipment', {
    serialNumber: `JOURNEY-${Date.now()}`,
    modelId: models.items[0].id,
    siteId: site.id,
  });
  const credentials = await call(manager, 'POST', `/equipment/${unit.id}/device`);
  const topic = `devices/${credentials.deviceId}/telemetry`;
  let by = '';
  for (let second = 14; second >= 0; second -= 2)
    by = await publish(credentials, topic, {
      ts: Date.now() - second * 1_000,
      values: { dischargeTemperature: 99 + (14 - second) / 10 },
    });
  const alert = await until(
    'an alert',
    10,
    async () => (await call(dispatcher, 'GET', `/alerts?equipmentId=${unit.id}&open=true`)).items[0],
  );
  say(`alert "${alert.title}" (published by ${by})`);

  const request = await until('a triaged service request', 10, async () =>
    (await call(dispatcher, 'GET', `/service-requests?equipmentId=${unit.id}`)).items.find(
      each => each.triage?.faultCode,
    ),
  );
  say(
    `triaged: ${request.triage.faultCode}, ${request.triage.urgency}, ${request.triage.estimatedMinutes} min`,
  );
  const converted = await call(dispatcher, 'POST', `/service-requests/${request.id}/convert`, {
    version: request.version,
  });
  const order = await call(dispatcher, 'GET', `/work-orders/${converted.workOrderId}`);

  const candidates = (await call(dispatcher, 'GET', `/work-orders/${order.id}/candidates`)).items;
  const candidate = candidates.find(each => each.engineerId === me.engineerId);
  if (!candidate?.proposedWindow)
    throw new Error(`the engineer is no candidate: ${JSON.stringify(candidate ?? candidates.length)}`);
  let visit = await call(dispatcher, 'POST', '/visits', {
    workOrderId: order.id,
    engineerId: me.engineerId,
    start: candidate.proposedWindow.start,
    workOrderVersion: order.version,
    overrideReason: 'Journey',
  });
  say(`assigned to ${visit.engineerName}, ${candidate.reasons.length} reasons`);

  const step = async (verb, body = {}) =>
    (visit = await call(engineer, 'POST', `/visits/${visit.id}/${verb}`, {
      version: visit.version,
      deviceTime: new Date().toISOString(),
      ...body,
    }));
  for (const verb of ['accept', 'start-travel', 'arrive', 'start-work']) await step(verb);
  const brief = await call(engineer, 'GET', `/visits/${visit.id}/brief`);
  for (const task of brief.workOrder.tasks)
    await call(engineer, 'POST', `/visits/${visit.id}/tasks/${task.id}`, {
      taskVersion: task.version,
      done: true,
      answer: task.kind === 'reading' ? '81' : null,
    });
  visit = await call(engineer, 'GET', `/visits/${visit.id}`);
  await step('complete', {
    solution: 'Fan replaced',
    signatureId: null,
    signedBy: null,
    absentReason: 'Signed by link',
  });
  say('visit completed');

  const closed = await call(customer, 'POST', `/work-orders/${order.id}/acceptance`, {
    name: 'Elena',
    rating: 5,
  });
  if (!['closed', 'verified'].includes(closed.status))
    throw new Error(`accepted, but the order is ${closed.status}: ${closed.openGates}`);
  const trail = (await call(dispatcher, 'GET', `/work-orders/${order.id}/audit?limit=200`)).items;
  if (trail.length < 8) throw new Error(`only ${trail.length} lines of audit`);
  say(`${closed.status}; ${trail.length} lines in the audit trail`);
}

try {
  await drive();
  const ended = new Promise(resolve => system.once('exit', resolve));
  system.kill('SIGTERM');
  await Promise.race([
    ended,
    sleep(20_000).then(() => Promise.reject(new Error('did not stop within 20 s'))),
  ]);
  say('stopped');
  rmSync(dataDir, { recursive: true, force: true });
  clearTimeout(hard);
  process.exit(0);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
