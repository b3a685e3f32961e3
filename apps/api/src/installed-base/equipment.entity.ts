import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EquipmentFamily, EquipmentStatus } from '#contracts';

@Entity('equipment')
export class EquipmentRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'uuid' })
  modelId!: string;

  @Column({ type: 'uuid' })
  siteId!: string;

  @Column({ type: 'uuid', nullable: true })
  parentId!: string | null;

  @Column({ type: 'text' })
  serialNumber!: string;

  @Column({ type: 'text', nullable: true })
  assetTag!: string | null;

  @Column({ type: 'text' })
  publicToken!: string;

  @Column({ type: 'text' })
  status!: EquipmentStatus;

  @Column({ type: 'text', nullable: true })
  functionalLocation!: string | null;

  @Column({ type: 'date', nullable: true })
  installedOn!: string | null;

  @Column({ type: 'text', nullable: true })
  firmware!: string | null;

  @Column({ type: 'jsonb', default: {} })
  properties!: Record<string, string | number | boolean>;

  @Column({ type: 'text' })
  modelName!: string;

  @Column({ type: 'text' })
  family!: EquipmentFamily;

  @Column({ type: 'text' })
  siteName!: string;

  @Column({ type: 'text' })
  city!: string;

  @Column({ type: 'double precision' })
  lat!: number;

  @Column({ type: 'double precision' })
  lng!: number;

  @Column({ type: 'text' })
  timeZone!: string;

  @Column({ type: 'text' })
  customerName!: string;

  /** What a search looks through; the database keeps it. */
  @Column({ type: 'text', default: '' })
  search!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
