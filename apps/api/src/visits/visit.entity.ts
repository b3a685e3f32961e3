import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HoldReason, VisitStatus } from '#contracts';

@Entity('visit')
export class VisitRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'uuid' })
  workOrderId!: string;

  @Column({ type: 'uuid', nullable: true })
  serviceRequestId!: string | null;

  @Column({ type: 'uuid' })
  engineerId!: string;

  @Column({ type: 'text' })
  engineerName!: string;

  @Column({ type: 'text' })
  status!: VisitStatus;

  @Column({ type: 'timestamptz' })
  startAt!: Date;

  @Column({ type: 'timestamptz' })
  endAt!: Date;

  @Column({ type: 'integer', nullable: true })
  travelMinutes!: number | null;

  @Column({ type: 'boolean', default: false })
  pinned!: boolean;

  @Column({ type: 'text', nullable: true })
  overrideReason!: string | null;

  @Column({ type: 'text', nullable: true })
  outcomeReason!: HoldReason | null;

  @Column({ type: 'text', nullable: true })
  outcomeNote!: string | null;

  @Column({ type: 'text', nullable: true })
  solution!: string | null;

  @Column({ type: 'uuid', nullable: true })
  signatureId!: string | null;

  @Column({ type: 'text', nullable: true })
  signedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  absentReason!: string | null;

  @Column({ type: 'jsonb', default: {} })
  times!: Record<string, string>;

  @Column({ type: 'text' })
  plannedBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
