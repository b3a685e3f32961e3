import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('visit_note')
export class VisitNoteRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'uuid' })
  visitId!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text' })
  authorName!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
