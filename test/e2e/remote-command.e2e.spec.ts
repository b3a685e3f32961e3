import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import { routes } from '#contracts';
import type { DeviceCommand, Equipment } from '#contracts';
import consoleZh from '../../apps/console/src/i18n/zh';
import portalBg from '../../apps/portal/src/i18n/bg';
import portalEn from '../../apps/portal/src/i18n/en';
import type { ApiClient } from '../../libs/ui/api/client';
import { Browsers, signIn } from './browser';
import type { Visitor } from './browser';
import { follows, journey, until } from './journey';
import { System } from './system';

jest.setTimeout(120_000);

const patiently = { timeout: 30_000 };

/** A kiosk is told to restart: by the customer's press alone, whoever offered it, and only its record says that it was done. */
describe('a command to a machine from afar', () => {
  let system: System;
  let browsers: Browsers;
  let manager: ApiClient;
  let units: Equipment[] = [];
  let customer: Visitor;
  let vesela: Visitor;
  let wen: Visitor;
  const devices: MqttClient[] = [];
  const orders: string[] = [];
  const step = journey('remote-command', () => browsers);

  beforeAll(async () => {
    system = await System.start();
    browsers = await Browsers.open(system.url);
    manager = await system.as('manager');
    const [models, sites] = await Promise.all([
      manager.call(routes.listModels, { query: { family: 'kiosk' } }),
      manager.call(routes.listSites, { query: { q: 'Sofia', limit: 5 } }),
    ]);
    const [model, site] = [models.items[0], sites.items[0]];
    for (const serialNumber of ['E2E-K1', 'E2E-K2'])
      units.push(
        await manager.call(routes.createEquipment, {
          body: { serialNumber, modelId: model?.id ?? '', siteId: site?.id ?? '' },
        }),
      );
    for (const unit of units) await connect(unit);
    customer = await browsers.person({ screen: 'phone' });
  });
  afterAll(async () => {
    await Promise.all(devices.map(device => device.endAsync(true)));
    await browsers?.close();
    await system?.stop();
  });

  /** A device that measures once and does what it is told. */
  async function connect({ id, serialNumber }: Equipment): Promise<void> {
    const { deviceId, token } = await manager.call(routes.issueDevice, { params: { id } });
    const device = await mqtt.connectAsync(`mqtt://127.0.0.1:${system.mqttPort}`, {
      username: deviceId,
      password: token,
      reconnectPeriod: 0,
    });
    devices.push(device);
    device.on('message', (topic, payload) => {
      orders.push(`${serialNumber} ${String(JSON.parse(payload.toString()).command)}`);
      device.publish(topic.replace(/request$/, 'response'), '{"status":"succeeded","result":{}}', { qos: 1 });
    });
    await device.subscribeAsync(`devices/${deviceId}/commands/+/request`, { qos: 1 });
    await device.publishAsync(`devices/${deviceId}/status`, '{"online":true}', { qos: 1 });
    await device.publishAsync(`devices/${deviceId}/telemetry`, '{"temperature":31}', { qos: 1 });
  }
  async function report(
    { page }: Visitor,
    say: Record<keyof typeof portalEn, string>,
    unit: Equipment | undefined,
    words: string,
  ): Promise<void> {
    await page.goto(`/e/${unit?.publicToken}`);
    await page.getByRole('button', { name: say['label.report'] }).click();
    await page.getByLabel(say['report.what']).fill(words);
    await page.getByRole('button', { name: say['report.next'] }).click();
    await page.getByLabel(say['report.name']).fill('Vesela Petkova');
    await page.getByLabel(say['report.email']).fill('vesela.petkova@example.com');
    await page.getByRole('button', { name: say['report.send'] }).click();
    await page.getByRole('button', { name: say['report.follow'] }).click();
    await page.getByRole('log').waitFor(patiently);
  }
  const commandAt = (unit: Equipment | undefined): Promise<DeviceCommand> =>
    until('the record of the command', async () => {
      const query = { equipmentId: unit?.id ?? '' };
      const [command] = (await manager.call(routes.listDeviceCommands, { query })).items;
      return command?.status === 'succeeded' && command;
    });
  const thread = ({ page }: Visitor) => page.getByRole('log');
  /** The buttons below what a person offers. */
  const offered = ({ page }: Visitor) => page.getByRole('group', { name: /Рестартиране на киоска/ });

  step(
    'is offered by the assistant, and told to the machine by the press of the customer alone',
    async () => {
      const { page } = customer;
      await report(customer, portalEn, units[0], 'The touch screen does not react to any touch');
      await thread(customer).getByText('This can be tried from here: Restart the kiosk.').waitFor(patiently);
      await thread(customer).getByText('a payment under way is broken off').waitFor();
      expect(orders).toEqual([]);
      await page.getByRole('group').getByRole('button', { name: 'Yes, go ahead' }).click();
      await thread(customer)
        .getByText(/The unit reports that it was carried out/)
        .waitFor(patiently);
      const { reference, confirmedBy } = await commandAt(units[0]);
      await thread(customer).getByText(reference).waitFor();
      expect([orders, confirmedBy]).toEqual([['E2E-K1 restart'], 'Vesela Petkova']);
    },
  );

  step('is offered by the agent who has taken over, with the reading that allows it', async () => {
    vesela = await browsers.person({ screen: 'phone', locale: 'bg-BG', speaks: 'bg' });
    wen = await browsers.person({ locale: 'zh-CN', speaks: 'zh' });
    await report(vesela, portalBg, units[1], 'Плащането с карта не работи, терминалът отказва');
    const { page } = wen;
    const query = { equipmentId: units[1]?.id ?? '', open: true };
    const [request] = (await manager.call(routes.listRequests, { query })).items;
    await signIn(page, 'agent', '/console/requests');
    await page.goto(`/console/requests/${request?.id}`);
    await page.getByRole('button', { name: consoleZh['talk.takeOver'] }).click();
    await vesela.page.getByText(portalBg['track.withPerson']).waitFor(patiently);
    await page.getByRole('button', { name: consoleZh['commandOffers.open'] }).click();
    const command = page.getByRole('dialog').getByRole('listitem');
    await command.getByText(consoleZh['commandOffers.now']).waitFor();
    await command.getByText(/31 °C/).waitFor();
    await follows('an offer of the agent', () => command.getByRole('button').click(), [
      offered(vesela),
      thread(wen).getByText(consoleZh['commandOffers.state.offered']),
    ]);
  });

  step('is withdrawn by the agent, and offered anew', async () => {
    const { page } = wen;
    await thread(wen).getByRole('button', { name: consoleZh['commandOffers.withdraw'] }).click();
    await offered(vesela).waitFor({ state: 'detached', ...patiently });
    await thread(vesela).getByText(portalBg['track.command.withdrawn']).waitFor();
    await page.getByRole('button', { name: consoleZh['commandOffers.open'] }).click();
    await page.getByRole('dialog').getByRole('listitem').getByRole('button').click();
    await offered(vesela).waitFor(patiently);
  });

  step('is confirmed on the phone, and done on both screens by the record of the machine', async () => {
    const yes = offered(vesela).getByRole('button', { name: 'Да, изпълнете' });
    await follows('the answer of a machine', () => yes.click(), [
      thread(vesela).getByText(/Устройството съобщава, че е изпълнено/),
      thread(wen).getByText(consoleZh['commandOffers.unit.succeeded']),
    ]);
    const { reference, confirmedBy } = await commandAt(units[1]);
    await thread(vesela).getByText(reference).waitFor();
    expect([orders, confirmedBy]).toEqual([['E2E-K1 restart', 'E2E-K2 restart'], 'Vesela Petkova']);
    expect([...customer.complaints, ...vesela.complaints, ...wen.complaints]).toEqual([]);
  });
});
