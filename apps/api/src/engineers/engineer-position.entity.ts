import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engineer_position')
export class EngineerPositionRow {
  @PrimaryColumn({ type: 'uuid' })
  engineerId!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid', nullable: true })
  partnerId!: string | null;

  @Column({ type: 'double precision' })
  lat!: number;

  @Column({ type: 'double precision' })
  lng!: number;

  @Column({ type: 'double precision', nullable: true })
  accuracyMetres!: number | null;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  receivedAt!: Date;
}
