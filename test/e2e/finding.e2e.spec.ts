import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import { routes } from '#contracts';
import type { Equipment } from '#contracts';
import type { ApiClient } from '../../libs/ui/api/client';
import { Browsers, signIn } from './browser';
import type { Visitor } from './browser';
import { journey, say, until } from './journey';
import { System } from './system';

jest.setTimeout(120_000);

const quarterMs = 900_000;
const dayMs = 86_400_000;
const days = 12;
/** The watch looks every fifteen seconds. */
const watchMs = 15_000;
/** Days of the last in which the cooler clogs, and by how much a day. */
const clogging = { days: 3, perDay: 3 };
const ruleName = 'Discharge temperature unlike itself';

/** A fault that creeps is told of before any limit is reached: finding, alert, evidence, all on the unit's page. */
describe('a machine whose cooler clogs', () => {
  let system: System;
  let browsers: Browsers;
  let api: ApiClient;
  let unit: Equipment;
  let manager: Visitor;
  let device: MqttClient;
  let deviceId = '';
  const begunAt = Math.floor(Date.now() / quarterMs) * quarterMs - days * dayMs;
  const step = journey('finding', () => browsers);

  const valuesAt = (at: number) => {
    const clogged = clogging.perDay * Math.max(0, clogging.days - (begunAt + days * dayMs - at) / dayMs);
    const hours = (at % dayMs) / 3_600_000;
    const ripple = Math.sin(at / 517_000) + 0.6 * Math.sin(at / 1_013_000);
    const temperature = 74 + 5 * Math.sin((hours / 24) * 2 * Math.PI) + 0.5 * ripple + clogged;
    return { state: 'running', dischargeTemperature: Math.round(temperature * 10) / 10 };
  };
  const points = (from: number, to: number) =>
    Array.from({ length: Math.floor((to - from) / quarterMs) }, (_, index) => {
      const ts = from + index * quarterMs + 60_000;
      return { ts, values: valuesAt(ts) };
    });
  const publish = (payload: unknown) =>
    device.publishAsync(`devices/${deviceId}/telemetry`, JSON.stringify(payload), { qos: 1 });
  const openFindings = async () =>
    (await api.call(routes.listFindings, { query: { equipmentId: unit.id, open: 'true' } })).items;

  beforeAll(async () => {
    system = await System.start();
    browsers = await Browsers.open(system.url);
    api = await system.as('manager');
    const [models, sites] = await Promise.all([
      api.call(routes.listModels, { query: { family: 'compressor' } }),
      api.call(routes.listSites, { query: { q: 'Sofia', limit: 5 } }),
    ]);
    unit = await api.call(routes.createEquipment, {
      body: {
        serialNumber: 'E2E-0002',
        modelId: models.items[0]?.id ?? '',
        siteId: sites.items[0]?.id ?? '',
      },
    });
    const issued = await api.call(routes.issueDevice, { params: { id: unit.id } });
    deviceId = issued.deviceId;
    device = await mqtt.connectAsync(`mqtt://127.0.0.1:${system.mqttPort}`, {
      username: deviceId,
      password: issued.token,
      reconnectPeriod: 0,
      connectTimeout: 10_000,
    });
    await api.call(routes.createAlertRule, {
      body: {
        name: ruleName,
        modelId: unit.modelId,
        faultKey: 'unlike-itself',
        faultCode: null,
        urgency: 'normal',
        condition: { type: 'unusual', metric: 'dischargeTemperature', sure: 0.8 },
        pattern: { kind: 'simple' },
        clearCondition: null,
        opensRequest: false,
        opensWorkOrder: false,
        active: true,
      },
    });
    manager = await browsers.person();
  });
  afterAll(async () => {
    device?.end(true);
    await browsers?.close();
    await system?.stop();
  });

  step('has nothing to tell when its first reading comes', async () => {
    const { page } = manager;
    // The watch of a unit begins with the newest reading that it finds: one, and then all that follow.
    await publish(points(begunAt, begunAt + quarterMs));
    const found = sleep(watchMs + 3_000);
    await signIn(page, 'manager', '/console/overview');
    await page.goto(`/console/equipment/${unit.id}?range=7d&metrics=dischargeTemperature`);
    await page.getByRole('heading', { name: unit.serialNumber }).waitFor();
    await page.getByText('Every metric is as it was in its own last 7 days').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await found;
  });

  step('is told of as unlike itself, while the page is looked at', async () => {
    const { page } = manager;
    const all = points(begunAt + quarterMs, begunAt + days * dayMs);
    const sentAt = performance.now();
    for (let from = 0; from < all.length; from += 400) await publish(all.slice(from, from + 400));
    const text = 'Unusual: Discharge temperature high since';
    await page
      .getByText(text)
      .first()
      .waitFor({ timeout: 2 * watchMs });
    say(`twelve days of readings to the finding: ${Math.round(performance.now() - sentAt)} ms`);
    const findings = await until('the finding', async () => {
      const items = await openFindings();
      return items.some(one => one.detail.kind === 'unusual') ? items : null;
    });
    const unusual = findings.find(one => one.detail.kind === 'unusual');
    const cloggedAt = begunAt + (days - clogging.days) * dayMs;
    // It began when it did, give or take a day: not before, and told days before the limit.
    expect(Date.parse(unusual?.since ?? '')).toBeGreaterThan(cloggedAt - dayMs / 4);
    expect(Date.parse(unusual?.raisedAt ?? '')).toBeLessThan(cloggedAt + 2 * dayMs);
    expect(unusual?.sure).toBeGreaterThanOrEqual(0.8);
  });

  step('has an alert by the rule, which stands on the page and on the chart with its evidence', async () => {
    const { page } = manager;
    const [alert, ...more] = await until('the alert', async () => {
      const { items } = await api.call(routes.listAlerts, { query: { equipmentId: unit.id } });
      const own = items.filter(one => one.title === ruleName);
      return own.length > 0 ? own : null;
    });
    expect(more).toEqual([]);
    const [evidence] = alert?.evidence ?? [];
    expect(evidence?.metric).toBe('dischargeTemperature');
    expect(Number(evidence?.value)).toBeGreaterThan(Number(evidence?.limit));
    const link = page.getByRole('link', { name: new RegExp(ruleName) }).first();
    await link.waitFor();
    const marks = page.locator('.co-chart title');
    // And it is told when the limit will be reached, while it is not yet.
    await page.getByText('Forecast: Discharge temperature reaches 95').first().waitFor();
    await page.locator('.co-chart__forecast').first().waitFor({ state: 'attached' });
    await until('both marks on the chart', async () => {
      const titles = await marks.allTextContents();
      return titles.includes('Unusual') && titles.includes(ruleName);
    });
    await link.click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(ruleName).first().waitFor();
    await drawer.locator('.cs-measured').getByText('Discharge temperature').waitFor();
  });

  step('is as it should be when somebody says so: the finding ends, and its alert with it', async () => {
    const { page } = manager;
    await page.goto(`/console/equipment/${unit.id}?range=7d&metrics=dischargeTemperature`);
    const row = page.locator('.cs-finding').filter({ hasText: 'Unusual: Discharge temperature' });
    await row.getByRole('button', { name: 'False' }).click();
    await row.waitFor({ state: 'detached' });
    await until('the alert to clear', async () => {
      const { items } = await api.call(routes.listAlerts, { query: { equipmentId: unit.id } });
      return items.some(one => one.title === ruleName && one.status === 'cleared');
    });
    expect(manager.complaints).toEqual([]);
  });
});
