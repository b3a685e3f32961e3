import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database';
import type { DeviceCommandRow } from './device-command.entity';

/** What commands ask of the conversations that they come from, which come after them and are not known here. */
export interface CommandOwner {
  /** Why it is no longer wanted; null: nothing stands against it. In the transaction that sends it. */
  objection(tx: Tx, command: DeviceCommandRow): Promise<'person' | 'danger' | null>;
  /** It is over, or an answer has come after it was given up. In the transaction that writes it. */
  ended(tx: Tx, command: DeviceCommandRow): Promise<void>;
}

@Injectable()
export class CommandPorts {
  private bound: CommandOwner | null = null;

  bind(owner: CommandOwner): void {
    this.bound = owner;
  }

  get owner(): CommandOwner {
    if (!this.bound) throw new Error('Nobody has bound the owner of commands');
    return this.bound;
  }
}
