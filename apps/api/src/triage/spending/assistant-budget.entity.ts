import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('assistant_budget')
export class AssistantBudgetRow {
  @PrimaryColumn({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'text' })
  currency!: string;

  @Column({ type: 'numeric', precision: 12, scale: 4, nullable: true })
  priceIn!: string | null;

  @Column({ type: 'numeric', precision: 12, scale: 4, nullable: true })
  priceOut!: string | null;

  @Column({ type: 'numeric', precision: 12, scale: 4, nullable: true })
  priceSearch!: string | null;

  @Column({ type: 'numeric', precision: 12, scale: 2, nullable: true })
  monthly!: string | null;

  @Column({ type: 'double precision', default: 0.8 })
  warnShare!: number;

  @Column({ type: 'text', nullable: true })
  warnedFor!: string | null;

  @Column({ type: 'text', nullable: true })
  stoppedFor!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
