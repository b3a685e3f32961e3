import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlertStatus, Evidence, SeverityChange, Urgency } from '#contracts';

@Entity('alert')
export class AlertRow {
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

  @Column({ type: 'uuid', nullable: true })
  ruleId!: string | null;

  @Column({ type: 'text' })
  status!: AlertStatus;

  @Column({ type: 'text' })
  urgency!: Urgency;

  @Column({ type: 'jsonb', default: [] })
  severityChanges!: SeverityChange[];

  @Column({ type: 'text' })
  faultKey!: string;

  @Column({ type: 'text', nullable: true })
  faultCode!: string | null;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'timestamptz' })
  raisedAt!: Date;

  @Column({ type: 'timestamptz' })
  lastSeenAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  clearedAt!: Date | null;

  @Column({ type: 'integer', default: 1 })
  occurrences!: number;

  @Column({ type: 'jsonb', default: [] })
  evidence!: Evidence[];

  /** Read by itself only (`course.store.ts`): lists have no use for it. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  course?: object | null;

  @Column({ type: 'uuid', nullable: true })
  serviceRequestId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  acknowledgedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  suppressedUntil!: Date | null;

  @Column({ type: 'text', nullable: true })
  suppressedCause!: string | null;

  /** The alert of a unit above that explains it. */
  @Column({ type: 'uuid', nullable: true })
  suppressedByAlert!: string | null;

  /** 1 critical to 4 low; the database keeps it. */
  @Column({ type: 'smallint', default: 3 })
  urgencyRank!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
