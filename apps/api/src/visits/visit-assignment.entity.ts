import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('visit_assignment')
export class VisitAssignmentRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'uuid' })
  visitId!: string;

  @Column({ type: 'uuid' })
  engineerId!: string;

  @Column({ type: 'boolean', default: true })
  lead!: boolean;

  @Column({ type: 'timestamptz' })
  startAt!: Date;

  @Column({ type: 'timestamptz' })
  endAt!: Date;

  @Column({ type: 'boolean', default: true })
  holding!: boolean;
}
