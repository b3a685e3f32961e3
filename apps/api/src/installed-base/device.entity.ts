import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('device')
export class DeviceRow {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ type: 'boolean', default: false })
  simulated!: boolean;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'bigint', nullable: true })
  hwmEpoch!: string | null;

  @Column({ type: 'bigint', nullable: true })
  hwmSeq!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
