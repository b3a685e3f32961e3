import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlertCondition, AlertLevel, AlertPattern, AlertSchedule, Urgency } from '#contracts';

@Entity('alert_rule')
export class AlertRuleRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  modelId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  faultKey!: string;

  @Column({ type: 'text', nullable: true })
  faultCode!: string | null;

  @Column({ type: 'text' })
  urgency!: Urgency;

  @Column({ type: 'jsonb' })
  condition!: AlertCondition;

  @Column({ type: 'jsonb' })
  pattern!: AlertPattern;

  @Column({ type: 'jsonb', default: [] })
  milderLevels!: AlertLevel[];

  @Column({ type: 'jsonb', nullable: true })
  clearCondition!: AlertCondition | null;

  @Column({ type: 'jsonb', nullable: true })
  schedule!: AlertSchedule | null;

  @Column({ type: 'integer', default: 0 })
  allowedLatenessSeconds!: number;

  /** Fault keys of units above. */
  @Column({ type: 'text', array: true, default: [] })
  suppressedBy!: string[];

  @Column({ type: 'boolean', default: true })
  opensRequest!: boolean;

  @Column({ type: 'boolean', default: false })
  opensWorkOrder!: boolean;

  /** The mildest severity that opens any of these. */
  @Column({ type: 'text', default: 'low' })
  opensFrom!: Urgency;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
