import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('device_event')
export class DeviceEventRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'text' })
  deviceId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  receivedAt!: Date;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  severity!: string;

  @Column({ type: 'jsonb', default: {} })
  data!: Record<string, unknown>;
}
