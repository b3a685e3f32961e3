import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { MqttClient } from 'mqtt';
import type { CommandOffer, DeviceCommand, ModelCommand, RequestMessage } from '#contracts';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { asOwner } from '../../../../../test/world/traces';
import { brief, machineOf, until, verbsOf } from '../../commands/commands.fixture';
import { workerOf } from '../../installed-base/installed-base.fixture';
import type { Unit } from '../../installed-base/installed-base.fixture';
import { jobsOf } from '../requests.fixture';
import { ConfirmedCommands } from '../conversation/confirmed-commands.service';
import { makeTenant, signIn } from '../../organisations/organisations.fixture';
import type { Ask, Tenant } from '../../organisations/organisations.fixture';

let app: TestApp;
let tenant: Tenant;
let manager: Ask;
let agent: Ask;
let customer: Ask;
let engineer: Ask;
let foreign: Ask;
let unit: Unit;
const clients: MqttClient[] = [];

beforeAll(async () => {
  app = await testApp();
  tenant = await makeTenant(app.db.database, 'offers.example');
  await makeTenant(app.db.database, 'elsewhere.example');
  const as = async (name: string) => (await signIn(app.url, `${name}.example`)).as;
  manager = await as('manager@offers');
  agent = await as('agent@offers');
  customer = await as('customer@offers');
  engineer = await as('engineer@offers');
  foreign = await as('agent@elsewhere');
  await asOwner(app.db.ownerUrl, client =>
    client.query(`UPDATE organisation SET assistant_mode = 'auto' WHERE id = $1`, [tenant.organisationId]),
  );
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

/** Reported, and answered by the assistant once. */
async function report(): Promise<string> {
  const { equipmentId } = unit;
  const contact = { name: 'The customer', email: 'customer@offers.example', phone: null };
  const given = { equipmentId, text: 'Something is wrong with the display', locale: 'en', contact };
  const { body } = await customer('POST', '/service-requests', given);
  await until(async () => (await messages(body.id)).at(-1)?.author === 'assistant', 'the first answer');
  return body.id;
}
async function taken(): Promise<string> {
  const id = await report();
  await takeOver(id, agent);
  return id;
}
async function takeOver(id: string, by: Ask): Promise<void> {
  const { version } = (await by('GET', `/service-requests/${id}`)).body;
  expect((await by('POST', `/service-requests/${id}/take-over`, { version })).status).toBe(200);
}
const messages = async (id: string, as: Ask = customer): Promise<RequestMessage[]> =>
  (await as('GET', `/service-requests/${id}/messages`)).body.items;
const offer = (id: string, name = 'restart', as: Ask = agent) =>
  as('POST', `/service-requests/${id}/command-offers`, { name });
const offered = async (id: string): Promise<CommandOffer> => {
  const { status, body } = await offer(id);
  expect([status, body]).toEqual([200, expect.objectContaining({ status: 'offered' })]);
  return body;
};
const withdraw = (id: string, offerId: string, as: Ask = agent) =>
  as('POST', `/service-requests/${id}/command-offers/${offerId}/withdraw`);
const press = (id: string, offerId: string, button: string) =>
  customer('POST', `/service-requests/${id}/presses`, { button, offer: offerId });
const stateOf = async (id: string): Promise<CommandOffer | null> =>
  (await messages(id, agent)).findLast(one => one.command)?.command ?? null;
const told = (id: string, part: string) =>
  until(
    async () => (await messages(id)).find(one => one.author === 'system' && one.text.includes(part)),
    part,
  );
const mailsAbout = async (id: string) =>
  (await jobsOf(app.db, id)).filter(name => name.endsWith('mail-message'));
const commandsOf = async (id: string): Promise<DeviceCommand[]> =>
  (await agent('GET', `/device-commands?serviceRequestId=${id}`)).body.items;
/** Status, code, and why. */
const refusal = ({ status, body }: Awaited<ReturnType<Ask>>): unknown[] =>
  [status, body.code, body.facts?.because, body.facts?.status].filter(Boolean);

describe('a command that a person offers', () => {
  it('is confirmed by the button, carried out once, and told by its record while the assistant is silent', async () => {
    const { orders } = await machine('succeeded');
    const id = await taken();
    const { id: offerId } = await offered(id);
    expect((await messages(id)).at(-1)).toMatchObject({
      author: 'staff',
      text: expect.stringContaining('The screen stays dark for a minute.'),
      offer: { id: offerId, buttons: [{ button: 'confirm' }, { button: 'decline' }] },
      command: { status: 'offered', because: null },
    });
    expect(orders).toEqual([]);
    expect(await mailsAbout(id)).toHaveLength(1);

    await Promise.all([press(id, offerId, 'confirm'), press(id, offerId, 'confirm')]);
    const done = await told(id, 'reports that it was carried out');
    const [command, ...more] = await commandsOf(id);
    expect(more).toEqual([]);
    expect(orders).toHaveLength(1);
    expect(command).toMatchObject({ status: 'succeeded', confirmedBy: 'The customer' });
    expect(done.text).toContain(command?.reference);
    expect(await mailsAbout(id)).toHaveLength(2);
    expect(await stateOf(id)).toMatchObject({
      status: 'confirmed',
      settledBy: 'The customer',
      command: { status: 'succeeded', reference: command?.reference },
    });
    // What the unit said beside its words is the house's.
    expect((await messages(id)).findLast(one => one.command)?.command?.command).toBeNull();
    expect(refusal(await press(id, offerId, 'decline'))).toEqual([409, 'offer-settled', 'confirmed']);
    expect((await messages(id)).filter(one => one.author === 'assistant')).toHaveLength(1);
    expect(await verbsOf(app, id, 'request.offer%')).toEqual([
      'request.offer-command',
      'request.offer-confirm',
    ]);
  });

  it('is confirmed by no words, and declined by the other button', async () => {
    const { orders } = await machine('succeeded');
    const id = await taken();
    const { id: offerId } = await offered(id);
    await customer('POST', `/service-requests/${id}/messages`, { text: 'Yes, go ahead, please do it' });
    expect(await stateOf(id)).toMatchObject({ status: 'offered' });
    await press(id, offerId, 'decline');
    expect(await stateOf(id)).toMatchObject({ status: 'declined', command: null });
    expect(refusal(await press(id, offerId, 'confirm'))).toEqual([409, 'offer-settled', 'declined']);
    expect([orders, await commandsOf(id)]).toEqual([[], []]);
  });

  it('is told to have failed, or not to have been answered, as its record says', async () => {
    await machine('failed');
    const failed = await taken();
    await press(failed, (await offered(failed)).id, 'confirm');
    await told(failed, 'could not be carried out');
    await machine(null, [brief]);
    const silent = await taken();
    await press(silent, (await offered(silent)).id, 'confirm');
    await told(silent, 'has not answered in time');
    expect((await stateOf(silent))?.command).toMatchObject({ status: 'timed_out' });
  });

  it('can be withdrawn until it is answered, and offered anew', async () => {
    const { orders } = await machine('succeeded');
    const id = await taken();
    const { id: offerId } = await offered(id);
    expect(refusal(await offer(id))).toEqual([409, 'command-held-back', 'standing']);
    expect((await withdraw(id, offerId)).body).toMatchObject({ status: 'withdrawn', settledBy: 'The agent' });
    expect(refusal(await press(id, offerId, 'confirm'))).toEqual([409, 'offer-settled', 'withdrawn']);
    const again = await offered(id);
    await press(id, again.id, 'confirm');
    expect(refusal(await withdraw(id, again.id))).toEqual([409, 'offer-settled', 'confirmed']);
    await told(id, 'reports that it was carried out');
    expect(orders).toHaveLength(1);
  });

  it('has one end, however many answer it at the same moment', async () => {
    const { orders } = await machine('succeeded');
    const id = await taken();
    const ends = new Set<string>();
    for (let round = 0; round < 8; round++) {
      const { id: offerId } = await offered(id);
      const presses = [() => press(id, offerId, 'confirm'), () => press(id, offerId, 'decline')];
      if (round % 2 === 1) presses.reverse();
      const answers = await Promise.all([...presses.map(act => act()), withdraw(id, offerId)]);
      expect(answers.filter(one => one.status === 200)).toHaveLength(1);
      const { status = '' } = (await stateOf(id)) ?? {};
      ends.add(status);
      if (status === 'confirmed') break;
    }
    if (ends.has('confirmed')) await told(id, 'reports that it was carried out');
    expect(orders).toHaveLength(ends.has('confirmed') ? 1 : 0);
  });

  it('is over after its time, before its job and after it', async () => {
    const { orders } = await machine('succeeded');
    const id = await taken();
    const { id: offerId } = await offered(id);
    await asOwner(app.db.ownerUrl, client =>
      client.query(`UPDATE command_offer SET expires_at = now() - interval '1 second' WHERE id = $1`, [
        offerId,
      ]),
    );
    expect(await stateOf(id)).toMatchObject({ status: 'expired' });
    expect(refusal(await press(id, offerId, 'confirm'))).toEqual([409, 'offer-settled', 'expired']);
    expect(refusal(await withdraw(id, offerId))).toEqual([409, 'offer-settled', 'expired']);
    await offered(id);
    expect(await verbsOf(app, id, 'request.offer%')).toContain('request.offer-expire');
    expect(orders).toEqual([]);
  });
});

describe('a command that a person may not offer', () => {
  it('is refused to who has no right to it, and unknown to another house', async () => {
    await machine('succeeded');
    const id = await taken();
    for (const as of [customer, engineer]) {
      expect((await offer(id, 'restart', as)).status).toBe(403);
      expect((await as('GET', `/service-requests/${id}/offerable-commands`)).status).toBe(403);
    }
    const { id: offerId } = await offered(id);
    expect((await offer(id, 'restart', foreign)).status).toBe(404);
    expect((await foreign('GET', `/service-requests/${id}/offerable-commands`)).status).toBe(404);
    expect((await withdraw(id, offerId, foreign)).status).toBe(404);
    expect((await withdraw(await taken(), offerId)).status).toBe(404);
    expect(await stateOf(id)).toMatchObject({ status: 'offered' });
  });

  it('is one in a conversation that is the assistant’s or another’s', async () => {
    await machine('succeeded');
    const id = await report();
    expect(refusal(await offer(id))).toEqual([403, 'conversation-not-yours']);
    await takeOver(id, manager);
    expect(refusal(await offer(id))).toEqual([403, 'conversation-not-yours']);
    await takeOver(id, agent);
    await offered(id);
  });

  it('is one that the catalogue has not, or not for customers', async () => {
    await machine('succeeded', [{}, { name: 'open', byCustomer: false }, { name: 'purge', safe: false }]);
    const id = await taken();
    const { body } = await agent('GET', `/service-requests/${id}/offerable-commands`);
    expect(body).toMatchObject({
      bar: null,
      items: [
        {
          name: 'restart',
          hindrance: null,
          reading: { title: { en: 'Inside' }, unit: '°C', low: 0, high: 60, newest: { value: 25 } },
        },
      ],
    });
    for (const name of ['open', 'purge', 'format'])
      expect(refusal(await offer(id, name))).toEqual([422, 'reference-unknown']);
  });

  it('is one that the reading or the unit forbids', async () => {
    const { measure, client } = await machine('succeeded', [{}], 75);
    const id = await taken();
    const { body } = await agent('GET', `/service-requests/${id}/offerable-commands`);
    expect(body.items).toMatchObject([{ hindrance: 'out-of-band', reading: { newest: { value: 75 } } }]);
    expect(refusal(await offer(id))).toEqual([409, 'command-held-back', 'out-of-band']);
    await measure(25);
    await client.publishAsync(`devices/${unit.deviceId}/status`, '{"online":false}', { qos: 1 });
    await until(async () => refusal(await offer(id)).includes('offline'), 'offline');
    await asOwner(app.db.ownerUrl, owner =>
      owner.query(
        `UPDATE equipment_pulse SET online = true, latest = jsonb_set(latest, '{temperature,at}', '1') WHERE equipment_id = $1`,
        [unit.equipmentId],
      ),
    );
    expect(refusal(await offer(id))).toEqual([409, 'command-held-back', 'old-reading']);
  });

  it('is any where danger was told, and one that stands is withdrawn by it', async () => {
    const { orders } = await machine('succeeded');
    const id = await taken();
    const { id: offerId } = await offered(id);
    await customer('POST', `/service-requests/${id}/messages`, { text: 'There is smoke coming out of it' });
    await press(id, offerId, 'confirm');
    const state = await until(async () => {
      const one = await stateOf(id);
      return one?.status !== 'offered' && one;
    }, 'the end of the offer');
    expect(['blocked', 'withdrawn']).toContain(state.status);
    expect(state.because).toBe('danger');
    expect(refusal(await offer(id))).toEqual([409, 'command-held-back', 'danger']);
    // Told after the press, it holds the command back before it leaves.
    const leaving = { serviceRequestId: id, offerId };
    const leave = app.db.database.transaction(workerOf(tenant.organisationId), tx =>
      app.app.get(ConfirmedCommands, { strict: false }).objection(tx, leaving),
    );
    expect(await leave).toBe('danger');
    expect([orders, await commandsOf(id)]).toEqual([[], []]);
  });
});

describe('an offer that things overtake', () => {
  it('is blocked if the reading has changed when the customer confirms, and nothing is sent', async () => {
    const { orders, measure } = await machine('succeeded');
    const id = await taken();
    const { id: offerId } = await offered(id);
    await measure(75);
    await until(async () => {
      const { body } = await agent('GET', `/service-requests/${id}/offerable-commands`);
      return body.items[0].hindrance === 'out-of-band';
    }, 'the reading');
    await press(id, offerId, 'confirm');
    await told(id, 'This cannot be done now');
    expect(await stateOf(id)).toMatchObject({ status: 'blocked', because: 'out-of-band', command: null });
    expect([orders, await commandsOf(id)]).toEqual([[], []]);
  });

  it('ends with the conversation: given back, or decided', async () => {
    await machine('succeeded');
    const id = await taken();
    const { id: offerId } = await offered(id);
    const { version } = (await agent('GET', `/service-requests/${id}`)).body;
    expect((await agent('POST', `/service-requests/${id}/give-back`, { version })).status).toBe(200);
    expect(await stateOf(id)).toMatchObject({ status: 'withdrawn', because: 'given-back' });
    expect(refusal(await press(id, offerId, 'confirm'))).toEqual([409, 'offer-settled', 'withdrawn']);

    const other = await taken();
    await offered(other);
    const now = (await agent('GET', `/service-requests/${other}`)).body.version;
    expect((await agent('POST', `/service-requests/${other}/reject`, { version: now })).status).toBe(200);
    expect(await stateOf(other)).toMatchObject({ status: 'withdrawn', because: 'ended' });
  });
});
