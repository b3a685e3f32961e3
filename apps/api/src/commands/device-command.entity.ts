import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeviceCommand, DeviceCommandStatus, LocalText, ModelCommand } from '#contracts';

@Entity('device_command')
export class DeviceCommandRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'text' })
  deviceId!: string;

  @Column({ type: 'uuid' })
  serviceRequestId!: string;

  @Column({ type: 'uuid' })
  messageId!: string;

  /** What a person has offered; null: the assistant has. */
  @Column({ type: 'uuid', nullable: true })
  offerId!: string | null;

  @Column({ type: 'text' })
  reference!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  title!: LocalText;

  @Column({ type: 'jsonb', nullable: true })
  precondition!: ModelCommand['precondition'];

  @Column({ type: 'integer' })
  timeoutSeconds!: number;

  @Column({ type: 'text', default: 'queued' })
  status!: DeviceCommandStatus;

  @Column({ type: 'text' })
  confirmedBy!: string;

  @Column({ type: 'text', nullable: true })
  canceledBecause!: DeviceCommand['canceledBecause'];

  @Column({ type: 'timestamptz', nullable: true })
  sentAt!: Date | null;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  lateAnswer!: DeviceCommand['lateAnswer'];

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
