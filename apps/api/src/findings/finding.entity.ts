import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FindingDetail, FindingVerdict } from '#contracts';

@Entity('finding')
export class FindingRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'text' })
  kind!: FindingDetail['kind'];

  @Column({ type: 'text' })
  metric!: string;

  @Column({ type: 'timestamptz' })
  since!: Date;

  @Column({ type: 'timestamptz' })
  raisedAt!: Date;

  @Column({ type: 'timestamptz' })
  seenAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'double precision' })
  sure!: number;

  @Column({ type: 'jsonb' })
  detail!: FindingDetail;

  @Column({ type: 'text', nullable: true })
  verdict!: FindingVerdict | null;

  @Column({ type: 'uuid', nullable: true })
  judgedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  judgedAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
