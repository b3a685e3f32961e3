import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('dead_letter')
export class DeadLetterRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'text' })
  deviceId!: string;

  @Column({ type: 'text' })
  topic!: string;

  @Column({ type: 'bytea' })
  payload!: Buffer;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;
}
