import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AccessHours,
  HoldReason,
  JobType,
  PartNeed,
  SkillNeed,
  TimeWindow,
  TriageResult,
  Urgency,
  WorkOrderStatus,
} from '#contracts';

@Entity('work_order')
export class WorkOrderRow {
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

  @Column({ type: 'uuid' })
  siteId!: string;

  @Column({ type: 'uuid', nullable: true })
  serviceRequestId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  alertId!: string | null;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text' })
  status!: WorkOrderStatus;

  @Column({ type: 'text' })
  jobType!: JobType;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ type: 'text' })
  urgency!: Urgency;

  @Column({ type: 'boolean', default: false })
  safety!: boolean;

  @Column({ type: 'text', nullable: true })
  faultCode!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  triage!: TriageResult | null;

  @Column({ type: 'jsonb', default: [] })
  skills!: SkillNeed[];

  @Column({ type: 'jsonb', default: [] })
  likelyParts!: PartNeed[];

  @Column({ type: 'integer' })
  estimatedMinutes!: number;

  @Column({ type: 'timestamptz', nullable: true })
  promisedStart!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  promisedEnd!: Date | null;

  @Column({ type: 'jsonb', default: [] })
  preferredWindows!: TimeWindow[];

  @Column({ type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  @Column({ type: 'boolean', default: true })
  qualified!: boolean;

  @Column({ type: 'text', nullable: true })
  holdReason!: HoldReason | null;

  @Column({ type: 'text', nullable: true })
  holdNote!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  verifiedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  canceledAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  cancelReason!: string | null;

  @Column({ type: 'uuid', nullable: true })
  reworkOf!: string | null;

  @Column({ type: 'text' })
  serialNumber!: string;

  @Column({ type: 'text' })
  modelName!: string;

  @Column({ type: 'text' })
  siteName!: string;

  @Column({ type: 'text' })
  address!: string;

  @Column({ type: 'text' })
  city!: string;

  @Column({ type: 'double precision' })
  lat!: number;

  @Column({ type: 'double precision' })
  lng!: number;

  @Column({ type: 'text' })
  timeZone!: string;

  @Column({ type: 'text', nullable: true })
  accessNotes!: string | null;

  /** Of the site, as they are now. */
  @Column({ type: 'jsonb', nullable: true })
  accessHours!: AccessHours | null;

  @Column({ type: 'text', nullable: true })
  contactName!: string | null;

  @Column({ type: 'text', nullable: true })
  contactPhone!: string | null;

  @Column({ type: 'text' })
  customerName!: string;

  @Column({ type: 'text', nullable: true })
  partnerName!: string | null;

  @Column({ type: 'text' })
  createdBy!: string;

  /** The most urgent first, then what is due first; the database keeps it. */
  @Column({ type: 'double precision', default: 0, select: false })
  queueRank!: number;

  /** What `q` looks in; the database keeps it. */
  @Column({ type: 'text', default: '', select: false })
  search!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
