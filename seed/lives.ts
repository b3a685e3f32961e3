import type { Base } from './base';
import type { Chance } from './chance';
import { clogged, cloggingUnit } from './findings';
import type { Row, Rows } from './rows';
import { DAY, HOUR, iso } from './time';

const STEP = 2 * HOUR;
const LIFE_DAYS = 26;
const MOST_LIVES = 14;

/**
 * What past failures of compressors looked like in means of two hours, so that the one whose cooler clogs has lives to be
 * compared with: each warms up by some 2.4 °C a day towards the repair.
 */
export function lives(chance: Chance, base: Base, rows: Rows, now: number) {
  const unit = cloggingUnit(base);
  if (!unit) return;
  const failed = new Map(
    (rows['work_order'] ?? [])
      .filter(order => order['job_type'] === 'repair' && order['status'] === 'closed')
      .map(order => [String(order['equipment_id']), Date.parse(String(order['created_at']))]),
  );
  const siblings = base.units.filter(one => one.modelId === unit.modelId && failed.has(one.id));
  const means: Row[] = [];
  for (const sibling of siblings.slice(0, MOST_LIVES)) {
    const failedAt = failed.get(sibling.id) ?? now;
    const clogs = chance.between(8, 11);
    const perDay = 2 + chance.next() * 0.8;
    for (let at = stepOf(failedAt - LIFE_DAYS * DAY); at < failedAt - STEP; at += STEP)
      means.push(meanOf(sibling.id, at, perDay * Math.max(0, clogs - (failedAt - at) / DAY)));
  }
  for (let at = stepOf(now - 8 * DAY); at < now - STEP; at += STEP)
    means.push(meanOf(unit.id, at, clogged(at, now)));
  rows['reading_mean'] = means;

  function meanOf(equipmentId: string, at: number, warmer: number): Row {
    const load = Math.max(0, Math.sin((((at % DAY) / HOUR - 2.5) / 16) * Math.PI));
    const noise = (value: number, width: number) => Math.round((value + chance.normal(0, width)) * 100) / 100;
    return {
      organisation_id: base.organisationId,
      equipment_id: equipmentId,
      at: iso(at),
      means: {
        dischargeTemperature: noise(70 + 12 * load + warmer, 0.6),
        pressure: noise(7.2 - 0.3 * load, 0.08),
        vibration: noise(1.8 + 0.6 * load, 0.1),
      },
    };
  }
}

const stepOf = (at: number) => Math.ceil(at / STEP) * STEP;
