import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { demoFaultKinds, openAlertStatuses, routes } from '#contracts';
import type { AnswerOf, BodyOf } from '#contracts';
import { BROKER, commandRequestTopic } from '../platform/broker';
import type { Broker } from '../platform/broker';
import { CLOCK } from '../platform/clock';
import type { Clock } from '../platform/clock';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';
import { Database, organisationOf } from '../platform/database';
import type { Scope, Tx } from '../platform/database';
import { record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { CommandReplies } from './command-replies';

const PATIENCE_MS = 3_000;

interface SimulatedUnit {
  device_id: string;
  id: string;
  serial_number: string;
}

/** The button of the demo: a simulated machine is told, over MQTT as any machine would be, to let a fault begin. */
@Injectable()
export class DemoFaultsService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Database) private readonly database: Database,
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(CommandReplies) private readonly replies: CommandReplies,
  ) {}

  kinds(): AnswerOf<typeof routes.listFaultKinds> {
    this.refuseOutsideDemo();
    return { items: [...demoFaultKinds] };
  }

  async trigger(
    scope: Scope,
    { equipmentId, kind }: BodyOf<typeof routes.triggerFault>,
  ): Promise<AnswerOf<typeof routes.triggerFault>> {
    this.refuseOutsideDemo();
    const known = demoFaultKinds.find(one => one.kind === kind);
    if (!known)
      throw new Refused('input-invalid', undefined, [{ path: '/body/kind', message: 'not a kind of fault' }]);
    const unit = await this.database.transaction(scope, async tx => {
      const found = await simulatedUnit(tx, known.family, equipmentId ?? null);
      if (!found) throw new Refused('simulator-away');
      await record(tx, {
        verb: 'demo.fault',
        subjectType: 'equipment',
        subjectId: found.id,
        detail: { kind },
      });
      return found;
    });
    await this.order(unit.device_id, kind);
    return { equipmentId: unit.id, serialNumber: unit.serial_number, kind };
  }

  private async order(deviceId: string, kind: string) {
    const commandId = randomUUID();
    const expiresAt = this.clock().getTime() + PATIENCE_MS;
    const reply = this.replies.of(commandId, deviceId, PATIENCE_MS);
    const request = { command: 'demo.fault', arguments: { kind }, expiresAt };
    await this.broker
      .publish(commandRequestTopic(deviceId, commandId), JSON.stringify(request), { qos: 1 })
      .catch(() => {
        throw new Refused('simulator-away');
      });
    const answer = await reply;
    if (answer?.['status'] !== 'succeeded') throw new Refused('simulator-away');
  }

  private refuseOutsideDemo() {
    if (!this.config.demo) throw new Refused('demo-only');
  }
}

/** The unit asked for, or any connected one of the family, one without trouble if there is one. */
function simulatedUnit(tx: Tx, family: string, equipmentId: string | null): Promise<SimulatedUnit | null> {
  return tx.one<SimulatedUnit>(
    `SELECT d.id AS device_id, e.id, e.serial_number
     FROM device d
       JOIN equipment e ON e.organisation_id = d.organisation_id AND e.id = d.equipment_id
       JOIN equipment_pulse p ON p.organisation_id = d.organisation_id AND p.equipment_id = e.id
       LEFT JOIN LATERAL (SELECT count(*) AS open FROM alert a
         WHERE a.organisation_id = e.organisation_id AND a.equipment_id = e.id AND a.status = ANY ($4)) t ON true
     WHERE d.organisation_id = $1 AND d.simulated AND d.revoked_at IS NULL AND e.family = $2
       AND (e.id = $3 OR ($3::uuid IS NULL AND p.online))
     ORDER BY t.open, random() LIMIT 1`,
    [organisationOf(tx.scope), family, equipmentId, openAlertStatuses],
  );
}
