import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('device_binding')
export class DeviceBindingRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'text' })
  deviceId!: string;

  @Column({ type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  boundAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  unboundAt!: Date | null;
}
