import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('one_time_code')
export class OneTimeCodeRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  sessionId!: string;

  @Column({ type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'uuid', nullable: true })
  serviceRequestId!: string | null;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'bytea' })
  codeHash!: Buffer;

  @Column({ type: 'integer', default: 0 })
  tries!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}
