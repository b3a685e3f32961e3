import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReadingValue } from '#contracts';
import type { MeasureState } from '#telemetry';

@Entity('equipment_pulse')
export class EquipmentPulseRow {
  @PrimaryColumn({ type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'boolean', nullable: true })
  online!: boolean | null;

  @Column({ type: 'timestamptz', nullable: true })
  lastReadingAt!: Date | null;

  @Column({ type: 'jsonb', default: {} })
  latest!: Record<string, { at: number; value: ReadingValue; aheadMs?: number }>;

  @Column({ type: 'jsonb', default: {} })
  measures!: Record<string, MeasureState>;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
