import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AssistantMode,
  Locale,
  RequestChannel,
  ServiceRequestStatus,
  TriageResult,
  Urgency,
} from '#contracts';

@Entity('service_request')
export class ServiceRequestRow {
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

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text' })
  status!: ServiceRequestStatus;

  @Column({ type: 'text' })
  channel!: RequestChannel;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text', default: 'en' })
  locale!: Locale;

  @Column({ type: 'text', nullable: true })
  contactName!: string | null;

  @Column({ type: 'text', nullable: true })
  contactEmail!: string | null;

  @Column({ type: 'text', nullable: true })
  contactPhone!: string | null;

  @Column({ type: 'text', default: 'normal' })
  urgency!: Urgency;

  @Column({ type: 'uuid', nullable: true })
  alertId!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  triage!: TriageResult | null;

  @Column({ type: 'uuid', nullable: true })
  workOrderId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  duplicateOf!: string | null;

  @Column({ type: 'uuid', nullable: true })
  handOverOwner!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  handOverDeadline!: Date | null;

  @Column({ type: 'text', nullable: true })
  handOverReason!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  handedOverAt!: Date | null;

  /** Nobody took it over in time: it has gone one step up. */
  @Column({ type: 'timestamptz', nullable: true })
  escalatedAt!: Date | null;

  /** Until then, the customer was told, a person answers. */
  @Column({ type: 'timestamptz', nullable: true })
  answerDueAt!: Date | null;

  /** Until when a person has to have done something; the database keeps it. */
  @Column({ type: 'timestamptz', nullable: true })
  personDueAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  takenOverAt!: Date | null;

  /** Since then nothing is done with it that would reach who reported it, or leave the house. */
  @Column({ type: 'timestamptz', nullable: true })
  restrictedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  assistantMode!: AssistantMode | null;

  @Column({ type: 'bytea', nullable: true })
  trackingHash!: Buffer | null;

  @Column({ type: 'bytea', nullable: true })
  reportKey!: Buffer | null;

  @Column({ type: 'text' })
  serialNumber!: string;

  @Column({ type: 'text' })
  modelName!: string;

  @Column({ type: 'text' })
  siteName!: string;

  @Column({ type: 'text' })
  city!: string;

  @Column({ type: 'text' })
  timeZone!: string;

  @Column({ type: 'text' })
  customerName!: string;

  /** 1 critical to 4 low; the database keeps it. */
  @Column({ type: 'smallint', default: 3 })
  urgencyRank!: number;

  /** What a search looks through; the database keeps it. */
  @Column({ type: 'text', default: '' })
  search!: string;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
