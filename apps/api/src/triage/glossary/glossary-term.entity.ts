import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('glossary_term')
export class GlossaryTermRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'boolean', default: false })
  isProtected!: boolean;

  @Column({ type: 'text', array: true, default: '{}' })
  zh!: string[];

  @Column({ type: 'text', array: true, default: '{}' })
  en!: string[];

  @Column({ type: 'text', array: true, default: '{}' })
  bg!: string[];

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
