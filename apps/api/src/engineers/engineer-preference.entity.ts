import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PreferenceKind } from '#contracts';

@Entity('engineer_preference')
export class EngineerPreferenceRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'uuid' })
  engineerId!: string;

  /** Of customer, site and unit exactly one. */
  @Column({ type: 'uuid', nullable: true })
  customerId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  siteId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  equipmentId!: string | null;

  @Column({ type: 'text' })
  kind!: PreferenceKind;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
