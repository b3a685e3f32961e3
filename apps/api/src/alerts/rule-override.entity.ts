import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Threshold } from '#contracts';

@Entity('alert_rule_override')
export class RuleOverrideRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  ruleId!: string;

  /** Of customer, site and unit exactly one. */
  @Column({ type: 'uuid', nullable: true })
  customerId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  siteId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  equipmentId!: string | null;

  @Column({ type: 'jsonb' })
  thresholds!: Threshold[];

  @Column({ type: 'integer', nullable: true })
  seconds!: number | null;

  @Column({ type: 'boolean', nullable: true })
  active!: boolean | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
