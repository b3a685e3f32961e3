import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { MqttClient } from 'mqtt';
import type { DeviceCommand, ModelCommand, RequestMessage } from '#contracts';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { asOwner } from '../../../../test/world/traces';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask, Tenant } from '../organisations/organisations.fixture';
import { brief, machineOf, restart, until, verbsOf } from './commands.fixture';

let app: TestApp;
let tenant: Tenant;
let manager: Ask;
let agent: Ask;
let customer: Ask;
let foreign: Ask;
let unit: Unit;
const clients: MqttClient[] = [];

beforeAll(async () => {
  app = await testApp();
  tenant = await makeTenant(app.db.database, 'orders.example');
  await makeTenant(app.db.database, 'elsewhere.example');
  const as = async (name: string) => (await signIn(app.url, `${name}.example`)).as;
  manager = await as('manager@orders');
  agent = await as('agent@orders');
  customer = await as('customer@orders');
  foreign = await as('agent@elsewhere');
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map(client => client.endAsync(true)));
});

async function machine(status: string | null, commands: Partial<ModelCommand>[] = [{}], celsius = 25) {
  const made = await machineOf(app, tenant, manager, { status, commands, celsius });
  unit = made.unit;
  clients.push(made.client);
  return made;
}

async function report(text = 'The screen is frozen, it is not reacting'): Promise<string> {
  const { status, body } = await customer('POST', '/service-requests', {
    equipmentId: unit.equipmentId,
    text,
    locale: 'en',
  });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body.id;
}
const messages = async (id: string): Promise<RequestMessage[]> =>
  (await customer('GET', `/service-requests/${id}/messages`)).body.items;
const replied = (id: string, part: string) =>
  until(
    async () => (await messages(id)).find(one => one.author === 'assistant' && one.text.includes(part)),
    part,
  );
const press = (id: string, message: RequestMessage, button: string) =>
  customer('POST', `/service-requests/${id}/presses`, { button, offer: message.offer?.id ?? '' });
const commandsOf = async (id: string): Promise<DeviceCommand[]> =>
  (await agent('GET', `/device-commands?serviceRequestId=${id}`)).body.items;
const inMode = (mode: string) =>
  asOwner(app.db.ownerUrl, client =>
    client.query('UPDATE organisation SET assistant_mode = $2 WHERE id = $1', [tenant.organisationId, mode]),
  );
/** As it lies there between the confirmation and its leaving. */
const confirmed = (requestId: string) =>
  asOwner(app.db.ownerUrl, client =>
    client.query(
      `INSERT INTO device_command (id, organisation_id, equipment_id, device_id, service_request_id, message_id, reference, name,
         title, precondition, timeout_seconds, confirmed_by, expires_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, gen_random_uuid(), 'C-1', 'restart', $5, $6, 5, 'spec', now())`,
      [
        tenant.organisationId,
        unit.equipmentId,
        unit.deviceId,
        requestId,
        JSON.stringify(restart.title),
        JSON.stringify(restart.precondition),
      ],
    ),
  );

describe('a command to a unit', () => {
  beforeAll(() => inMode('auto'));

  it('is offered, confirmed by the button, carried out once, and told by its record', async () => {
    const { orders } = await machine('succeeded');
    const id = await report();
    const offer = await replied(id, 'Restart the unit');
    expect(offer.text).toContain('The screen stays dark for a minute.');
    expect(offer.offer?.buttons.map(one => one.button)).toEqual(['confirm', 'decline', 'person']);
    expect(orders).toEqual([]);

    await Promise.all([press(id, offer, 'confirm'), press(id, offer, 'confirm')]);
    const told = await replied(id, 'reports that it was carried out');
    const [command, ...more] = await commandsOf(id);
    expect(more).toEqual([]);
    expect(command).toMatchObject({
      name: 'restart',
      status: 'succeeded',
      equipmentId: unit.equipmentId,
      lateAnswer: null,
      confirmedBy: 'The customer',
    });
    expect(told.text).toContain(command?.reference);
    expect(orders).toEqual([
      {
        command: 'restart',
        arguments: {},
        expiresAt: expect.any(Number),
        topic: `devices/${unit.deviceId}/commands/${command?.id}/request`,
      },
    ]);
    expect(await verbsOf(app, command?.id ?? '')).toEqual([
      'device-command.confirm',
      'device-command.sent',
      'device-command.succeeded',
    ]);
  });

  it('is confirmed by no words', async () => {
    const { orders } = await machine('succeeded');
    const id = await report();
    await replied(id, 'Restart the unit');
    await customer('POST', `/service-requests/${id}/messages`, { text: 'Yes, go ahead, restart it' });
    await until(
      async () => (await messages(id)).filter(one => one.author === 'assistant').length > 1,
      'a reply',
    );
    expect([orders, await commandsOf(id)]).toEqual([[], []]);
  });

  it('is said to have failed when the unit says so', async () => {
    await machine('failed');
    const id = await report();
    await press(id, await replied(id, 'Restart the unit'), 'confirm');
    await replied(id, 'reports that it could not be carried out');
    expect(await commandsOf(id)).toMatchObject([{ status: 'failed' }]);
  });

  it('is given up after its time, and a late answer is kept for the staff', async () => {
    const { orders, client } = await machine(null, [brief]);
    const id = await report();
    await press(id, await replied(id, 'Restart the unit'), 'confirm');
    await replied(id, 'has not answered in time');
    const [order] = orders;
    await client.publishAsync(
      (order?.topic ?? '').replace(/request$/, 'response'),
      '{"status":"succeeded"}',
      {
        qos: 1,
      },
    );
    await until(async () => (await commandsOf(id))[0]?.lateAnswer === 'succeeded', 'the late answer');
    expect(await commandsOf(id)).toMatchObject([{ status: 'timed_out' }]);
    expect((await messages(id)).some(one => one.text.includes('was carried out ('))).toBe(false);
  });

  it('is answered by no other unit', async () => {
    const { orders } = await machine(null);
    const id = await report();
    await press(id, await replied(id, 'Restart the unit'), 'confirm');
    const order = await until(async () => orders[0], 'the order');
    const mine = unit;
    const { client } = await machine('succeeded');
    const commandId = /commands\/(.+)\/request/.exec(order.topic)?.[1] ?? '';
    await client.publishAsync(
      `devices/${unit.deviceId}/commands/${commandId}/response`,
      '{"status":"succeeded"}',
      {
        qos: 1,
      },
    );
    expect(mine.deviceId).not.toBe(unit.deviceId);
    expect(await commandsOf(id)).toMatchObject([{ status: 'sent' }]);
  });

  it('is not offered unless it is safe, for customers, and the reading allows it', async () => {
    await machine('succeeded', [{ safe: false }, { name: 'open', byCustomer: false }]);
    const first = await report();
    await until(async () => (await messages(first))[0], 'a reply');
    await machine('succeeded', [{}], 75);
    const second = await report();
    await until(async () => (await messages(second))[0], 'a reply');
    for (const id of [first, second])
      expect((await messages(id)).some(one => one.text.includes('Restart the unit'))).toBe(false);
  });

  it('is withdrawn when the reading has changed, a danger is told or a person takes over', async () => {
    const { orders, measure } = await machine('succeeded');
    const hot = await report();
    const hotOffer = await replied(hot, 'Restart the unit');
    await measure(75);
    await press(hot, hotOffer, 'confirm');
    await until(async () => (await messages(hot)).at(-1)?.author === 'assistant', 'a reply');
    await measure(25);

    const danger = await report();
    const dangerOffer = await replied(danger, 'Restart the unit');
    await customer('POST', `/service-requests/${danger}/messages`, {
      text: 'There is smoke coming out of it',
    });
    await press(danger, dangerOffer, 'confirm');

    const taken = await report();
    const takenOffer = await replied(taken, 'Restart the unit');
    const { version } = (await agent('GET', `/service-requests/${taken}`)).body;
    expect((await agent('POST', `/service-requests/${taken}/take-over`, { version })).status).toBe(200);
    await press(taken, takenOffer, 'confirm');

    await sleep(2_000);
    expect(orders).toEqual([]);
    expect(await Promise.all([hot, danger, taken].map(commandsOf))).toEqual([[], [], []]);
  });

  it('never leaves if things have changed since it was confirmed', async () => {
    const { orders, measure } = await machine('succeeded');
    const [hot, taken] = [await report(), await report()];
    const { version } = (await agent('GET', `/service-requests/${taken}`)).body;
    expect((await agent('POST', `/service-requests/${taken}/take-over`, { version })).status).toBe(200);
    await confirmed(taken);
    const [because] = await until(async () => {
      const all = await commandsOf(taken);
      return all[0]?.status === 'canceled' && all;
    }, 'the end of it');
    expect(because?.canceledBecause).toBe('person');
    await measure(75);
    await confirmed(hot);
    await replied(hot, 'It was not sent to the unit');
    expect(await commandsOf(hot)).toMatchObject([{ status: 'canceled', canceledBecause: 'precondition' }]);
    expect(orders).toEqual([]);
  });

  it('is told to a unit three times an hour at most, and once at a time', async () => {
    const { orders } = await machine('succeeded');
    for (let n = 0; n < 3; n++) {
      const id = await report();
      await press(id, await replied(id, 'Restart the unit'), 'confirm');
      await replied(id, 'reports that it was carried out');
    }
    const id = await report();
    await until(async () => (await messages(id))[0], 'a reply');
    expect((await messages(id)).some(one => one.text.includes('Restart the unit'))).toBe(false);
    expect(orders).toHaveLength(3);
  });

  it('waits for nobody to read it where drafts are read first', async () => {
    const { orders } = await machine('succeeded');
    const id = await report();
    const offer = await replied(id, 'Restart the unit');
    await inMode('draft');
    await press(id, offer, 'confirm');
    await replied(id, 'reports that it was carried out');
    await inMode('auto');
    expect(orders).toHaveLength(1);
  });
});

describe('the record of commands', () => {
  it('is the staff’s of the house alone', async () => {
    expect((await customer('GET', '/device-commands')).status).toBe(403);
    expect((await agent('GET', '/device-commands')).body.items.length).toBeGreaterThan(0);
    expect((await foreign('GET', '/device-commands')).body.items).toEqual([]);
  });

  it('follows a catalogue that names what the model has', async () => {
    await machine('succeeded');
    const { version } = (await manager('GET', `/equipment-models/${unit.modelId}`)).body;
    const change = (command: object) =>
      manager('PATCH', `/equipment-models/${unit.modelId}`, {
        version,
        commands: [{ ...restart, ...command }],
      });
    expect((await change({ faultCodes: ['E99'] })).body.code).toBe('input-invalid');
    expect((await change({ precondition: { metric: 'pressure', low: 0, high: 1 } })).body.code).toBe(
      'input-invalid',
    );
    expect(
      (await agent('PATCH', `/equipment-models/${unit.modelId}`, { version, commands: [] })).status,
    ).toBe(403);
  });
});
