import { randomUUID } from 'node:crypto';
import type { NewAlertRule } from '#contracts';
import { readConfig } from '../platform/config';
import { insert } from '../platform/database';
import type { Database, ManufacturerScope, Tx } from '../platform/database';
import { createLog } from '../platform/log';
import { ServiceRequestRow } from '../requests/service-request.entity';
import { FindingListeners } from '../findings';
import { IngestService, ReadingListeners } from '../telemetry';
import { workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { AlertListeners } from './alert-listeners';
import type { RaisedAlert } from './alert-listeners';
import { AlertRuleRow } from './alert-rule.entity';
import { AlertRow } from './alert.entity';
import { AlertsService } from './alerts.service';
import { OutcomesService } from './outcomes.service';
import { QuietService } from './quiet.service';
import { RuleEngine } from './rule-engine.service';
import { TicksRuntime } from './ticks.runtime';

/** Rules, ingest and ticks wired as in one process, on the spec's own clock. Make two for two processes. */
export class Process {
  readonly listeners = new AlertListeners();
  readonly findings = new FindingListeners();
  private readonly log = createLog('silent');
  private readonly outcomes = new OutcomesService(this.listeners, this.log);
  readonly alerts = new AlertsService(this.listeners, this.outcomes);
  private readonly ingest: IngestService;
  private readonly ticks: TicksRuntime;
  /** The last that happens in a transaction of readings: what it throws undoes them and all that came of them. */
  beforeCommit = (): Promise<void> => Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: () => Date,
  ) {
    const readings = new ReadingListeners();
    const engine = new RuleEngine(readings, this.findings, this.outcomes);
    engine.onModuleInit();
    readings.add({ readingsStored: () => this.beforeCommit() });
    const config = readConfig({});
    this.ingest = new IngestService(database, readings, clock, config, this.log);
    const quiet = new QuietService(this.outcomes);
    this.ticks = new TicksRuntime(config, clock, database, engine, quiet, this.log);
  }

  send({ deviceId, organisationId, equipmentId }: Unit, payload: unknown): Promise<number> {
    return this.ingest.accept(
      {
        device: { deviceId, organisationId, equipmentId },
        topic: `devices/${deviceId}/telemetry`,
        kind: 'telemetry',
        commandId: null,
        payload: Buffer.from(JSON.stringify(payload)),
        qos: 1,
      },
      'mqtt',
    );
  }

  tick(): Promise<void> {
    return this.ticks.run();
  }

  /** The unit's alerts, the oldest first. */
  alertsOf(unit: Unit): Promise<AlertRow[]> {
    return this.database.transaction(workerOf(unit.organisationId), tx =>
      tx.find(AlertRow, { where: { equipmentId: unit.equipmentId }, order: { raisedAt: 'ASC', id: 'ASC' } }),
    );
  }

  as<T>(scope: ManufacturerScope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(scope, work);
  }
}

export const agentOf = (organisationId: string, personId: string): ManufacturerScope => ({
  family: 'manufacturer',
  organisationId,
  personId,
  role: 'agent',
  name: 'The agent',
  source: 'web',
  requestId: 'spec',
});

/** A rule without anything that need not be said. */
export const plainRule = {
  name: 'Temperature above 95',
  faultCode: null,
  urgency: 'high',
  condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 95 },
  pattern: { kind: 'simple' },
  clearCondition: null,
  opensRequest: false,
  opensWorkOrder: false,
  active: true,
} as const;

export function makeRule(
  database: Database,
  unit: Unit,
  given: Partial<NewAlertRule> = {},
): Promise<AlertRuleRow> {
  return database.transaction(workerOf(unit.organisationId), tx =>
    insert(tx, AlertRuleRow, {
      modelId: unit.modelId,
      ...plainRule,
      faultKey: `fault-${randomUUID().slice(0, 8)}`,
      ...given,
    }),
  );
}

export interface PastEpisode {
  faultKey: string;
  title: string;
  /** cleared unless told, where it has an end. */
  status?: 'closed';
  ruleId?: string;
  from: Date;
  /** null: it is open. */
  to: Date | null;
}

/** An alert as it is stored once it was raised, and has ended. One that a person closed has no time of its own for that. */
export async function alertOf(database: Database, unit: Unit, episode: PastEpisode): Promise<void> {
  const { faultKey, title, status = 'cleared', ruleId = null, from, to } = episode;
  await database.transaction(workerOf(unit.organisationId), tx =>
    tx.run(
      `INSERT INTO alert (organisation_id, id, equipment_id, customer_id, rule_id, urgency, fault_key, title, status, raised_at,
         last_seen_at, cleared_at, created_at, updated_at)
       SELECT e.organisation_id, gen_random_uuid(), e.id, e.customer_id, $2, 'high', $3, $4, $5, $6, $6, $7, $6, $8
       FROM equipment e WHERE e.id = $1`,
      [
        unit.equipmentId,
        ruleId,
        faultKey,
        title,
        to ? status : 'open',
        from,
        status === 'cleared' ? to : null,
        to ?? from,
      ],
    ),
  );
}

/** A bare service request, as the requests feature would open it for an alert. */
export async function openRequest(tx: Tx, alert: RaisedAlert): Promise<{ serviceRequestId: string }> {
  const unit = await tx.one<{ site_id: string }>('SELECT site_id FROM equipment WHERE id = $1', [
    alert.equipmentId,
  ]);
  const row = await insert(tx, ServiceRequestRow, {
    customerId: alert.customerId,
    partnerId: null,
    equipmentId: alert.equipmentId,
    siteId: unit?.site_id ?? '',
    number: `SR-${randomUUID().slice(0, 8)}`,
    status: 'new',
    channel: 'alert',
    text: alert.title,
    urgency: alert.urgency,
    alertId: alert.id,
    serialNumber: 'SN',
    modelName: 'AirCore',
    siteName: 'Mill',
    city: 'Plovdiv',
    timeZone: 'Europe/Sofia',
    customerName: 'Mill',
  });
  return { serviceRequestId: row.id };
}
