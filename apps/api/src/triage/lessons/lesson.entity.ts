import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('lesson')
export class LessonRow {
  @PrimaryColumn({ type: 'uuid' })
  organisationId!: string;

  @PrimaryColumn({ type: 'uuid' })
  modelId!: string;

  @Column({ type: 'integer' })
  cases!: number;

  @Column({ type: 'integer' })
  labels!: number;

  @Column({ type: 'double precision' })
  rightShare!: number;

  @Column({ type: 'double precision' })
  acceptedShare!: number;

  @Column({ type: 'double precision' })
  acceptedRight!: number;

  @Column({ type: 'double precision' })
  rulesRight!: number;

  @Column({ type: 'boolean' })
  isUsed!: boolean;

  @Column({ type: 'text' })
  stamp!: string;

  @Column({ type: 'text' })
  engine!: string;

  @Column({ type: 'bytea' })
  classifier!: Buffer;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  learnedAt!: Date;
}
