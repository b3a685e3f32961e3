import type { FaultCode, Urgency, VisitStatus, WorkOrderStatus } from '#contracts';
import type { Base } from './base';
import type { Chance } from './chance';
import { placeOf, triaged } from './rows';
import type { Row, Rows, SeedUnit } from './rows';
import { HOUR, iso, MINUTE } from './time';
import { reports, solutions } from './words';

/** States after which nothing more happens to a request. */
const ended: readonly string[] = ['closed', 'resolved_remotely', 'rejected'];

/** A service request of which the work order takes over urgency and words. */
export interface RequestRow extends Row {
  urgency: Urgency;
  text: string;
}

/** Writes requests, work orders and visits with everything that hangs on them. */
export class Jobs {
  private requests = 0;
  private orders = 0;

  constructor(
    private readonly chance: Chance,
    private readonly base: Base,
    private readonly rows: Rows,
  ) {}

  /** Number series go on after the last number used here. */
  close() {
    this.rows['number_series'] = [
      { organisation_id: this.base.organisationId, kind: 'service-request', next: this.requests + 1 },
      { organisation_id: this.base.organisationId, kind: 'work-order', next: this.orders + 1 },
    ];
  }

  fault(unit: SeedUnit): { fault: FaultCode; text: string; locale: string } {
    const codes = new Set(unit.faultCodes.map(({ code }) => code));
    const [code, locale, text] = this.chance.pick(reports.filter(([each]) => codes.has(each)));
    const fault = unit.faultCodes.find(each => each.code === code);
    if (!fault) throw new RangeError(code);
    return { fault, text, locale };
  }

  request(
    unit: SeedUnit,
    at: number,
    status: string,
    options: {
      fault: FaultCode;
      text: string;
      locale: string;
      urgency?: Urgency;
      channel?: string;
      alertId?: string | null;
      handOver?: Row;
    },
  ): RequestRow {
    const { fault, text, locale } = options;
    const urgency = options.urgency ?? fault.urgency;
    const isNew = status === 'new';
    const row: RequestRow = {
      id: this.chance.id(),
      organisation_id: this.base.organisationId,
      partner_id: null,
      equipment_id: unit.id,
      number: `R-${String(++this.requests).padStart(6, '0')}`,
      status,
      channel:
        options.channel ??
        this.chance.weighted([
          ['label', 6],
          ['portal', 2],
          ['console', 2],
        ]),
      text,
      locale,
      contact_name: options.alertId ? null : String(unit.site.row['contact_name']),
      contact_email: null,
      contact_phone: options.alertId ? null : unit.site.row['contact_phone'],
      urgency,
      alert_id: options.alertId ?? null,
      triage: isNew ? null : triaged(fault, urgency, text, options.alertId ? 'alert' : 'text', iso(at + 600)),
      work_order_id: null,
      duplicate_of: null,
      hand_over_owner: null,
      hand_over_deadline: null,
      hand_over_reason: null,
      taken_over_at: null,
      tracking_hash: null,
      report_key: null,
      ...placeOf(unit),
      ...options.handOver,
      ended_at: ended.includes(status) ? iso(at + HOUR) : null,
      created_at: iso(at),
      updated_at: iso(at + HOUR),
      version: 2,
    };
    (this.rows['service_request'] ??= []).push(row);
    return row;
  }

  order(
    unit: SeedUnit,
    request: RequestRow | null,
    fault: FaultCode,
    at: number,
    status: WorkOrderStatus,
    more: Row = {},
  ): Row {
    const id = this.chance.id();
    const site = unit.site.row;
    const urgency = request?.urgency ?? fault.urgency;
    const dueHours: Record<Urgency, number> = { critical: 4, high: 8, normal: 24, low: 72 };
    const row: Row = {
      id,
      organisation_id: this.base.organisationId,
      partner_id: null,
      partner_name: null,
      equipment_id: unit.id,
      service_request_id: request?.['id'] ?? null,
      alert_id: request?.['alert_id'] ?? null,
      number: `WO-${String(++this.orders).padStart(6, '0')}`,
      status,
      job_type: 'repair',
      title: `${fault.title.en}: ${unit.modelName}`,
      description: request?.text ?? '',
      urgency,
      safety: fault.safety,
      fault_code: fault.code,
      triage: request?.['triage'] ?? null,
      skills: fault.skills,
      likely_parts: fault.likelyParts,
      estimated_minutes: fault.durationMinutes,
      promised_start: null,
      promised_end: null,
      preferred_windows: [],
      due_at: iso(at + dueHours[urgency] * HOUR),
      qualified: true,
      hold_reason: null,
      hold_note: null,
      verified_at: null,
      closed_at: null,
      canceled_at: null,
      cancel_reason: null,
      rework_of: null,
      ...placeOf(unit),
      address: site['address'],
      lat: unit.site.lat,
      lng: unit.site.lng,
      access_notes: site['access_notes'],
      access_hours: null,
      contact_name: site['contact_name'],
      contact_phone: site['contact_phone'],
      created_by: 'Daniela Petrova',
      created_at: iso(at),
      updated_at: iso(at),
      version: 1,
      ...more,
    };
    (this.rows['work_order'] ??= []).push(row);
    const done = ['completed', 'verified', 'closed'].includes(status);
    unit.taskTitles.forEach((task, index) =>
      (this.rows['work_order_task'] ??= []).push({
        id: this.chance.id(),
        organisation_id: this.base.organisationId,
        customer_id: unit.site.customerId,
        partner_id: row['partner_id'],
        work_order_id: id,
        position: index + 1,
        ...task,
        done,
        answer: done && task.kind === 'reading' ? String(this.chance.between(7, 90)) : null,
        done_by: done ? 'Engineer' : null,
        done_at: done ? row['updated_at'] : null,
        visit_id: null,
        version: 1,
        updated_at: row['updated_at'],
      }),
    );
    // linked in both directions after both exist
    if (request) request['work_order_id'] = id;
    return row;
  }

  visit(
    order: Row,
    engineer: Base['engineers'][number],
    start: number,
    minutes: number,
    status: VisitStatus,
    now: number,
    more: Row = {},
  ): Row {
    const id = this.chance.id();
    const end = start + minutes * MINUTE;
    const chain: [string, number][] = [
      ['dispatched', start - 14 * HOUR],
      ['accepted', start - 13 * HOUR],
      ['en_route', start - 25 * MINUTE],
      ['on_site', start],
      ['working', start + 6 * MINUTE],
      ['completed', end - 3 * MINUTE],
    ];
    const reached =
      status === 'planned'
        ? []
        : chain.slice(
            0,
            Math.max(1, chain.findIndex(([name]) => name === status) + 1) ||
              (status === 'incomplete' ? 5 : 1),
          );
    const times = Object.fromEntries(reached.map(([name, at]) => [name, iso(Math.min(at, now - MINUTE))]));
    const row: Row = {
      id,
      organisation_id: this.base.organisationId,
      customer_id: order['customer_id'],
      partner_id: order['partner_id'],
      work_order_id: order['id'],
      service_request_id: order['service_request_id'],
      engineer_id: engineer.id,
      engineer_name: engineer.name,
      status,
      start_at: iso(start),
      end_at: iso(end),
      travel_minutes: this.chance.between(8, 55),
      pinned: false,
      override_reason: null,
      outcome_reason: null,
      outcome_note: null,
      solution: status === 'completed' ? (solutions[String(order['fault_code'])] ?? 'Repaired.') : null,
      signature_id: null,
      signed_by: status === 'completed' ? order['contact_name'] : null,
      absent_reason: status === 'completed' ? 'Signed on paper' : null,
      times,
      planned_by: 'Daniela Petrova',
      created_at: iso(start - 15 * HOUR),
      updated_at: iso(Math.min(end, now)),
      version: 1,
      ...more,
    };
    (this.rows['visit'] ??= []).push(row);
    (this.rows['visit_assignment'] ??= []).push({
      id: this.chance.id(),
      organisation_id: this.base.organisationId,
      partner_id: order['partner_id'],
      visit_id: id,
      engineer_id: engineer.id,
      lead: true,
      start_at: iso(start),
      end_at: iso(end),
      holding: !['declined', 'incomplete', 'no_access', 'canceled'].includes(status),
    });
    return row;
  }

  accept(order: Row, at: number) {
    (this.rows['acceptance'] ??= []).push({
      id: this.chance.id(),
      organisation_id: this.base.organisationId,
      customer_id: order['customer_id'],
      partner_id: order['partner_id'],
      work_order_id: order['id'],
      service_request_id: order['service_request_id'],
      kind: 'link',
      name: order['contact_name'],
      rating: this.chance.weighted([
        [5, 60],
        [4, 25],
        [3, 9],
        [2, 4],
        [1, 2],
      ]),
      comment:
        this.chance.next() < 0.25
          ? this.chance.pick([
              'Fast and clean.',
              'Дойде навреме, благодаря!',
              'Had to wait two days for the part.',
              'Very kind engineer.',
              '很专业，谢谢。',
            ])
          : null,
      at: iso(at),
    });
  }
}
