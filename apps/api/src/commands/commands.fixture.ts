import { setTimeout as sleep } from 'node:timers/promises';
import { connectAsync } from 'mqtt';
import type { ModelCommand } from '#contracts';
import type { TestApp } from '../../../../test/app';
import { asOwner } from '../../../../test/world/traces';
import { makeUnit } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import type { Ask, Tenant } from '../organisations/organisations.fixture';
import { BROKER } from '../platform/broker';
import type { EmbeddedBroker } from '../platform/broker';

const words = (en: string) => ({ en, zh: en, bg: en });
/** A command that a customer may confirm. */
export const restart: ModelCommand = {
  name: 'restart',
  title: words('Restart the unit'),
  effect: words('The screen stays dark for a minute.'),
  faultCodes: ['E21'],
  precondition: { metric: 'temperature', low: 0, high: 60 },
  safe: true,
  byCustomer: true,
  // However busy the machine is on which a spec runs, no answer comes too late by chance.
  timeoutSeconds: 300,
};

/** The least that a catalogue may give a unit for its answer: for specs of one that keeps silent. */
export const brief = { timeoutSeconds: 5 };

/** What a model has to have for it. */
export const screenModel = {
  metrics: [{ key: 'temperature', title: words('Inside'), unit: '°C', kind: 'number', low: 0, high: 60 }],
  faultCodes: [
    {
      code: 'E21',
      title: words('Frozen screen'),
      category: 'screen',
      urgency: 'normal',
      safety: false,
      skills: [],
      likelyParts: [],
      durationMinutes: 60,
      keywords: { en: ['frozen', 'screen', 'not reacting'], zh: [], bg: [] },
    },
  ],
};

/** A unit whose model has the commands, with a device that answers as told and has measured once; null: it keeps silent. */
export async function machineOf(
  app: TestApp,
  tenant: Tenant,
  manager: Ask,
  {
    status,
    commands = [{}],
    celsius = 25,
  }: { status: string | null; commands?: Partial<ModelCommand>[]; celsius?: number },
) {
  const unit = await makeUnit(app.db.database, tenant);
  const { version } = (await manager('GET', `/equipment-models/${unit.modelId}`)).body;
  const changed = await manager('PATCH', `/equipment-models/${unit.modelId}`, {
    version,
    ...screenModel,
    commands: commands.map(one => ({ ...restart, ...one })),
  });
  if (changed.status !== 200) throw new Error(`The model: ${JSON.stringify(changed.body)}`);
  const device = await deviceOf(app, unit, status);
  await device.measure(celsius);
  return { unit, ...device };
}

/** The device of a unit, over MQTT, that answers as told; null: it keeps silent. */
export async function deviceOf(app: TestApp, unit: Unit, status: string | null) {
  const { port } = app.app.get<EmbeddedBroker>(BROKER, { strict: false });
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, {
    username: unit.deviceId,
    password: unit.token,
  });
  const orders: { command: string; topic: string }[] = [];
  client.on('message', (topic, payload) => {
    orders.push({ ...JSON.parse(payload.toString()), topic });
    if (status === null) return;
    // Twice, as with QoS 1 it may be.
    for (let times = 0; times < 2; times++)
      client.publish(topic.replace(/request$/, 'response'), JSON.stringify({ status, result: {} }), {
        qos: 1,
      });
  });
  await client.subscribeAsync(`devices/${unit.deviceId}/commands/+/request`, { qos: 1 });
  await client.publishAsync(`devices/${unit.deviceId}/status`, '{"online":true}', { qos: 1 });
  const measure = (value: number) =>
    client.publishAsync(`devices/${unit.deviceId}/telemetry`, JSON.stringify({ temperature: value }), {
      qos: 1,
    });
  return { orders, client, measure };
}

export async function until<T>(look: () => Promise<T | null | undefined | false>, what: string): Promise<T> {
  const deadline = performance.now() + 15_000;
  while (performance.now() < deadline) {
    const found = await look();
    if (found) return found;
    await sleep(50);
  }
  throw new Error(`never: ${what}`);
}

/** What the trail says of a thing, in the order of time. */
export const verbsOf = (app: TestApp, id: string, like = '%'): Promise<string[]> =>
  asOwner(app.db.ownerUrl, async client => {
    const { rows } = await client.query(
      'SELECT verb FROM audit_event WHERE subject_id = $1 AND verb LIKE $2 ORDER BY at, verb',
      [id, like],
    );
    return rows.map(row => row.verb);
  });
