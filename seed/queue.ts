import { AlertCondition } from '#contracts';
import type { Urgency } from '#contracts';
import { courseOf, evidenceOf } from './alert-course';
import type { Base } from './base';
import type { Chance } from './chance';
import type { Jobs } from './jobs';
import type { Row, Rows, SeedUnit } from './rows';
import { DAY, HOUR, iso, MINUTE } from './time';

/** What waits: ready orders of every urgency, a few on hold, requests still in triage. */
export function queue(chance: Chance, quiet: readonly SeedUnit[], jobs: Jobs, now: number) {
  const urgencies: Urgency[] = [
    'critical',
    'high',
    'high',
    'high',
    'normal',
    'normal',
    'normal',
    'normal',
    'normal',
    'normal',
    'low',
    'low',
    'low',
    'high',
    'normal',
    'critical',
    'normal',
    'low',
  ];
  for (const urgency of urgencies) {
    const unit = chance.pick(quiet);
    const { fault, text, locale } = jobs.fault(unit);
    const at = now - chance.between(10, 30 * 60) * MINUTE;
    const request = jobs.request(unit, at, 'converted', { fault, text, locale, urgency });
    jobs.order(unit, request, fault, at + 9 * MINUTE, 'ready', {
      due_at: iso(
        now + chance.between(urgency === 'critical' ? 30 : 180, urgency === 'low' ? 4_000 : 900) * MINUTE,
      ),
      ...(urgency === 'low' && { preferred_windows: tomorrowOrAfter(now) }),
    });
  }
  for (const reason of ['part', 'part', 'access', 'customer']) {
    const unit = chance.pick(quiet);
    const { fault, text, locale } = jobs.fault(unit);
    const at = now - chance.between(1, 3) * DAY;
    const request = jobs.request(unit, at, 'converted', { fault, text, locale });
    jobs.order(unit, request, fault, at + 9 * MINUTE, 'on_hold', {
      hold_reason: reason,
      hold_note:
        reason === 'part'
          ? `${fault.likelyParts[0]?.title ?? 'Part'} ordered, expected in two days`
          : 'Site closed until tomorrow',
    });
  }
  for (const status of ['triaging', 'triaging', 'triaging', 'awaiting_customer', 'remote_fix', 'triaging']) {
    const unit = chance.pick(quiet);
    const { fault, text, locale } = jobs.fault(unit);
    const urgent = fault.safety;
    jobs.request(unit, now - chance.between(4, 90) * MINUTE, status, {
      fault,
      text,
      locale,
      ...(urgent
        ? { handOver: { hand_over_deadline: iso(now + 12 * MINUTE), hand_over_reason: 'safety' } }
        : {}),
    });
  }
}

/** Alerts of all states; the first three have their request. */
export function alerts(
  chance: Chance,
  base: Base,
  quiet: readonly SeedUnit[],
  jobs: Jobs,
  rows: Rows,
  now: number,
) {
  const rules = rows['alert_rule'] ?? [];
  for (let n = 0; n < 46; n++) {
    const unit = chance.pick(quiet);
    const rule = chance.pick(rules.filter(each => each['model_id'] === unit.modelId));
    const isOpen = n < 8;
    const raised = isOpen ? now - chance.between(5, 300) * MINUTE : now - chance.between(1, 59) * DAY;
    const condition = AlertCondition.parse(rule['condition']);
    const fault = unit.faultCodes.find(({ code }) => code === rule['fault_code']);
    const id = chance.id();
    if ((rows['alert'] ?? []).some(each => each['equipment_id'] === unit.id)) continue;
    const evidence = evidenceOf(condition, raised);
    const row: Row = {
      id,
      organisation_id: base.organisationId,
      customer_id: unit.site.customerId,
      partner_id: unit.site.partnerId,
      equipment_id: unit.id,
      rule_id: rule['id'],
      status: isOpen ? (n < 3 ? 'linked' : n < 5 ? 'acknowledged' : 'open') : 'closed',
      urgency: rule['urgency'],
      fault_key: rule['fault_key'],
      fault_code: rule['fault_code'],
      title: rule['name'],
      raised_at: iso(raised),
      last_seen_at: iso(raised + 5 * MINUTE),
      cleared_at: isOpen ? null : iso(raised + 3 * HOUR),
      occurrences: chance.between(1, 6),
      evidence,
      course: courseOf(evidence, raised),
      service_request_id: null,
      acknowledged_by: n >= 3 && n < 5 ? base.personIds.get('dispatcher') : null,
      suppressed_until: null,
      suppressed_cause: null,
      created_at: iso(raised),
      updated_at: iso(raised + 5 * MINUTE),
      version: 1,
    };
    (rows['alert'] ??= []).push(row);
    if (n < 3 && fault) {
      const request = jobs.request(unit, raised + 1_000, 'triaging', {
        fault,
        text: String(rule['name']),
        locale: 'en',
        channel: 'alert',
        alertId: id,
      });
      row['service_request_id'] = request['id'];
    }
  }
}

/** In the morning of tomorrow, or from noon on the day after, as the clocks of the demo's sites go. */
function tomorrowOrAfter(now: number) {
  const dayStart = Math.floor(now / DAY) * DAY;
  const window = (from: number, to: number) => ({
    start: iso(dayStart + from * HOUR),
    end: iso(dayStart + to * HOUR),
  });
  return [window(31, 33), window(58, 62)];
}
