import type { Base } from './base';
import type { Chance } from './chance';
import { clogged, cloggingUnit } from './findings';
import type { Row, Rows } from './rows';
import { shakesBy, shakingUnit } from './sisters';
import { DAY, HOUR, iso, MINUTE, sofiaDay } from './time';

const EVERY = 20 * MINUTE;
const FOR = 8 * DAY;
const round = (value: number) => Math.round(value * 100) / 100;

/** Normal values of each family by hour of the day: load follows people. */
function values(family: string, load: number, chance: Chance, age: number): Record<string, number | string> {
  const noise = (mean: number, deviation: number) => round(chance.normal(mean, deviation));
  if (family === 'compressor')
    return {
      dischargeTemperature: noise(72 + 11 * load, 0.8),
      pressure: noise(7.4 - 0.3 * load, 0.05),
      vibration: noise(2.6 + 0.9 * load, 0.15),
      motorCurrent: noise(14 + 24 * load, 0.7),
      oilLevel: round(92 - age * 0.4),
      state: load > 0.15 ? 'running' : 'idle',
    };
  if (family === 'charger') {
    const charging = chance.next() < load * 0.8;
    return {
      connectorTemperature: noise(charging ? 46 : 22, 1.6),
      current: charging ? noise(118, 9) : 0,
      voltage: noise(400, 2),
      energy: round(18_000 + age * 140),
      groundFault: noise(3, 0.6),
      state: charging ? 'charging' : 'available',
    };
  }
  if (family === 'display')
    return {
      panelTemperature: noise(38 + 10 * load, 0.7),
      brightness: noise(400 + 1_900 * load, 25),
      backlightHours: round(14_000 + age * 16),
      fanRpm: noise(1_700 + 900 * load, 30),
      power: noise(140 + 320 * load, 8),
      state: 'on',
    };
  return {
    temperature: noise(31 + 7 * load, 0.5),
    cpuLoad: noise(12 + 45 * load, 3),
    printerPaper: round(Math.max(12, 96 - (age % 4) * 20)),
    rssi: noise(-67, 1.5),
    door: 'closed',
    printer: 'ok',
  };
}

/** Eight days of readings of the connected units, up to a quarter of an hour ago, and their devices. */
export function readings(chance: Chance, base: Base, rows: Rows, now: number) {
  const connected = base.units.filter(unit => unit.deviceId !== null);
  const clogging = cloggingUnit(base);
  const shaking = shakingUnit(base);
  for (const unit of connected) {
    const common = {
      organisation_id: base.organisationId,
      equipment_id: unit.id,
      customer_id: unit.site.customerId,
      partner_id: unit.site.partnerId,
    };
    let latest: Row = {};
    let last = now - FOR;
    for (
      let at = Math.ceil((now - FOR) / EVERY) * EVERY + chance.between(0, 600) * 1_000;
      at < now - 15 * MINUTE;
      at += EVERY
    ) {
      const hour = (at - sofiaDay(at).midnight) / HOUR;
      const load = Math.max(0, Math.min(1, Math.sin(((hour - 5.5) / 16) * Math.PI) + chance.normal(0, 0.06)));
      const measured = values(unit.family, load, chance, (at - (now - FOR)) / DAY);
      if (unit === clogging && typeof measured['dischargeTemperature'] === 'number')
        measured['dischargeTemperature'] = round(measured['dischargeTemperature'] + clogged(at, now));
      if (unit === shaking && measured['state'] === 'running')
        measured['vibration'] = round(Number(measured['vibration']) + shakesBy);
      (rows['reading'] ??= []).push({
        ...common,
        device_id: unit.deviceId,
        at: iso(at),
        received_at: iso(at + 300),
        epoch: null,
        seq: null,
        values: measured,
      });
      latest = Object.fromEntries(Object.entries(measured).map(([metric, value]) => [metric, { at, value }]));
      last = at;
    }
    (rows['equipment_pulse'] ??= []).push({
      ...common,
      online: false,
      last_reading_at: iso(last),
      latest,
      updated_at: iso(last),
    });
    (rows['device_binding'] ??= []).push({
      id: chance.id(),
      organisation_id: base.organisationId,
      device_id: unit.deviceId,
      equipment_id: unit.id,
      bound_at: iso(now - 40 * DAY),
      unbound_at: null,
    });
  }
}
