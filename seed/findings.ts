import type { FindingDetail } from '#contracts';
import type { Base } from './base';
import type { Chance } from './chance';
import type { Rows, SeedUnit } from './rows';
import { DAY, HOUR, iso } from './time';

/** The cooler of one compressor clogs for half a week: in °C a day, under load and at rest. */
const clogging = { days: 3.5, perDay: 2.4, metric: 'dischargeTemperature', limit: 95 };

/** The unit whose readings tell of it, far from the one that overheats before everybody's eyes. */
export const cloggingUnit = (base: Base): SeedUnit | undefined =>
  base.units.findLast(unit => unit.deviceId !== null && unit.family === 'compressor');

/** What clogging adds to the discharge temperature at that moment. */
export const clogged = (at: number, now: number): number =>
  clogging.perDay * Math.max(0, clogging.days - (now - at) / DAY);

/** What the watch has found on it, as it would have, and the rule that makes an alert of such a forecast. */
export function findings(chance: Chance, base: Base, rows: Rows, now: number) {
  const unit = cloggingUnit(base);
  if (!unit) return;
  const overheating = (rows['alert_rule'] ?? []).find(
    rule => rule['model_id'] === unit.modelId && rule['fault_key'] === 'overheating',
  );
  if (overheating)
    rows['alert_rule']?.push({
      ...overheating,
      id: chance.id(),
      name: 'Discharge temperature heads for its limit',
      fault_key: 'heads-for-overheating',
      urgency: 'normal',
      condition: { type: 'forecast', metric: clogging.metric, withinHours: 96 },
      pattern: { kind: 'simple' },
      clear_condition: null,
      opens_work_order: false,
    });
  const hottest = 83 + clogged(now, now);
  const crossesAt = now + ((clogging.limit - hottest) / clogging.perDay) * DAY;
  const found = (sinceMs: number, toldMs: number, sure: number, detail: FindingDetail) => ({
    id: chance.id(),
    organisation_id: base.organisationId,
    customer_id: unit.site.customerId,
    partner_id: unit.site.partnerId,
    equipment_id: unit.id,
    kind: detail.kind,
    metric: clogging.metric,
    since: iso(now - sinceMs),
    raised_at: iso(now - toldMs),
    seen_at: iso(now - HOUR / 2),
    sure,
    detail,
  });
  rows['finding'] = [
    found(2.9 * DAY, 2.4 * DAY, 0.93, {
      kind: 'unusual',
      activity: 'running',
      state: null,
      direction: 'higher',
      value: 86.8,
      usual: { low: 76.3, high: 80.1 },
    }),
    found(1.4 * DAY, 1.1 * DAY, 0.88, {
      kind: 'forecast',
      side: 'high',
      limit: clogging.limit,
      crossesAt: iso(crossesAt),
      earliestAt: iso(now + (crossesAt - now) * 0.7),
      latestAt: iso(now + (crossesAt - now) * 1.8),
      perDay: clogging.perDay,
      from: { at: iso(now - HOUR / 2), value: hottest },
    }),
  ];
}
