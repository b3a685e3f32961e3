import type { FindingDetail } from '#contracts';
import type { Base } from './base';
import type { Chance } from './chance';
import { cloggingUnit } from './findings';
import type { Row, Rows, SeedUnit } from './rows';
import { DAY, HOUR, iso } from './time';

/** One compressor shakes more than the others of its model, and has since it was set up: its own past knows nothing else. */
const shaking = { metric: 'vibration', activity: 'running', by: 1.6, median: 3.27, spread: 0.09 };
const STEP = 2 * HOUR;
const FOR = 8 * DAY;

/** Of the model with the most units that tell of themselves; fewer than nine are not compared. */
export function shakingUnit(base: Base): SeedUnit | undefined {
  const told = base.units.filter(unit => unit.deviceId !== null && unit.family === 'compressor');
  const models = [...Map.groupBy(told, unit => unit.modelId).values()];
  const [most = []] = models.toSorted((a, b) => b.length - a.length);
  return most.findLast(unit => unit !== cloggingUnit(base));
}

/** What it reads more than the others while it runs. */
export const shakesBy = shaking.by;

/** What a comparison with the other units of the model has found, and what it rests on. */
export function sisters(chance: Chance, base: Base, rows: Rows, now: number) {
  const unit = shakingUnit(base);
  if (!unit) return;
  const { metric, activity, by, median, spread } = shaking;
  const series = `${metric}@${activity}`;
  const units = base.units.filter(one => one.modelId === unit.modelId && one.deviceId !== null).length;
  const last = Math.floor(now / STEP) * STEP - STEP;
  const levels: Row[] = [];
  for (let at = last - FOR; at <= last; at += STEP) {
    const middle = tidy(median + chance.normal(0, 0.02));
    const baseline = {
      units,
      median: middle,
      low: tidy(middle - spread),
      high: tidy(middle + spread),
      spread,
    };
    levels.push({
      organisation_id: base.organisationId,
      model_id: unit.modelId,
      at: iso(at),
      levels: { [series]: baseline },
    });
  }
  rows['sister_level'] = levels;
  const since = last - 7 * DAY;
  const unlike = { series, held: 84, missed: 0, since, judgedAt: last, isOpen: true };
  rows['sister_watch'] = [
    {
      organisation_id: base.organisationId,
      model_id: unit.modelId,
      state: { version: 1, stepAt: last, unlike: { [unit.id]: { [metric]: unlike } }, accepted: {} },
      updated_at: iso(now),
    },
  ];
  const detail: FindingDetail = {
    kind: 'unlike-sisters',
    activity,
    direction: 'higher',
    value: tidy(median + by),
    sisters: { count: units - 1, median, spread },
  };
  (rows['finding'] ??= []).push({
    id: chance.id(),
    organisation_id: base.organisationId,
    customer_id: unit.site.customerId,
    partner_id: unit.site.partnerId,
    equipment_id: unit.id,
    kind: detail.kind,
    metric,
    since: iso(since),
    raised_at: iso(since + 6 * STEP),
    seen_at: iso(last + STEP),
    sure: 0.97,
    detail,
  });
}

const tidy = (value: number) => Math.round(value * 100) / 100;
