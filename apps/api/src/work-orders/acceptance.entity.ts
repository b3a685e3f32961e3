import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('acceptance')
export class AcceptanceRow {
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

  @Column({ type: 'text' })
  kind!: 'signature' | 'link' | 'portal' | 'absent';

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'integer', nullable: true })
  rating!: number | null;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
