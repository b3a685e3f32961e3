import { Inject, Injectable } from '@nestjs/common';
import type { DeviceCommand } from '#contracts';
import { isMet } from '#triage';
import { BROKER, commandRequestTopic } from '../platform/broker';
import type { Broker, DeviceMessage } from '../platform/broker';
import { Database, lock, updateGuarded } from '../platform/database';
import type { Change, Tx } from '../platform/database';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { record } from '../platform/outbox';
import { commandScope } from './command-scope';
import { readAnswer } from './command.rules';
import { CommandPorts } from './command-ports';
import { latestOf, nextQueued, nextSilent } from './commands.store';
import { DeviceCommandRow } from './device-command.entity';

/** From a confirmed command to what became of it. */
@Injectable()
export class SenderService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(CommandPorts) private readonly ports: CommandPorts,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** True if there may be more. A command is marked as sent before it leaves: lost it can be, twice it cannot. */
  async sendNext(organisationId: string): Promise<boolean> {
    const { found, row } = await this.database.transaction(commandScope(organisationId), async tx => {
      const next = await nextQueued(tx);
      return { found: next !== null, row: next && (await this.release(tx, next.id)) };
    });
    if (!row) return found;
    const { deviceId, id, name, expiresAt } = row;
    const request = { command: name, arguments: {}, expiresAt: expiresAt.getTime() };
    await this.broker
      .publish(commandRequestTopic(deviceId, id), JSON.stringify(request), { qos: 1 })
      .catch((error: unknown) => this.log.warn({ err: error, command: id }, 'A command did not leave'));
    return found;
  }

  /** True if there may be more. */
  giveUpNext(organisationId: string): Promise<boolean> {
    return this.database.transaction(commandScope(organisationId), async tx => {
      const next = await nextSilent(tx);
      if (next)
        await this.end(tx, await lock(tx, DeviceCommandRow, next.id), {
          status: 'timed_out',
          endedAt: tx.now,
        });
      return next !== null;
    });
  }

  /** Only the device that it went to can answer it, and only its first answer counts. */
  async take({ commandId, device, payload }: DeviceMessage): Promise<void> {
    const answer = readAnswer(payload);
    await this.database.transaction(commandScope(device.organisationId), async tx => {
      const known = await tx.one<{ id: string }>(
        'SELECT id FROM device_command WHERE organisation_id = $1 AND id::text = $2 AND device_id = $3 FOR UPDATE',
        [device.organisationId, commandId, device.deviceId],
      );
      if (!known) return;
      const row = await lock(tx, DeviceCommandRow, known.id);
      if (row.status === 'sent') await this.end(tx, row, { status: answer, endedAt: tx.now });
      else if (row.status === 'timed_out' && row.lateAnswer === null)
        await this.end(tx, row, { lateAnswer: answer });
    });
  }

  /** Null if it must not leave: what was true when it was confirmed may be so no longer. Of a row that is held. */
  private async release(tx: Tx, id: string): Promise<DeviceCommandRow | null> {
    const row = await lock(tx, DeviceCommandRow, id);
    const because = await this.objection(tx, row);
    if (because !== null) {
      await this.end(tx, row, { status: 'canceled', canceledBecause: because, endedAt: tx.now });
      return null;
    }
    const expiresAt = new Date(tx.now.getTime() + row.timeoutSeconds * 1_000);
    const sent = await updateGuarded(tx, DeviceCommandRow, row, {
      status: 'sent',
      sentAt: tx.now,
      expiresAt,
    });
    await tell(tx, sent);
    return sent;
  }

  private async objection(tx: Tx, row: DeviceCommandRow): Promise<DeviceCommand['canceledBecause']> {
    const objection = await this.ports.owner.objection(tx, row);
    if (objection !== null) return objection;
    const latest = await latestOf(tx, row);
    if (!latest) return 'device';
    const readings = Object.entries(latest).map(([metric, newest]) => ({ metric, ...newest }));
    return isMet(row.precondition, readings, tx.now.getTime()) ? null : 'precondition';
  }

  private async end(tx: Tx, row: DeviceCommandRow, change: Change<DeviceCommandRow>): Promise<void> {
    const after = await updateGuarded(tx, DeviceCommandRow, row, change);
    await tell(tx, after);
    await this.ports.owner.ended(tx, after);
  }
}

function tell(tx: Tx, row: DeviceCommandRow): Promise<void> {
  const { id, status, name, reference, equipmentId, canceledBecause, lateAnswer } = row;
  return record(tx, {
    verb: lateAnswer === null ? `device-command.${status}` : 'device-command.late-answer',
    subjectType: 'device-command',
    subjectId: id,
    detail: { name, reference, equipmentId, canceledBecause, lateAnswer },
  });
}
