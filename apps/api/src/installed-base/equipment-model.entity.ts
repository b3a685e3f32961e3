import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EquipmentFamily, FaultCode, Metric, ModelCommand, WarrantyPolicy } from '#contracts';

@Entity('equipment_model')
export class EquipmentModelRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  family!: EquipmentFamily;

  @Column({ type: 'jsonb', default: [] })
  metrics!: Metric[];

  @Column({ type: 'jsonb', default: [] })
  faultCodes!: FaultCode[];

  @Column({ type: 'jsonb', nullable: true })
  warranty!: WarrantyPolicy | null;

  @Column({ type: 'jsonb', default: [] })
  commands!: ModelCommand[];

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
