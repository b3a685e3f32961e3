import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('glossary')
export class GlossaryRow {
  @PrimaryColumn({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
