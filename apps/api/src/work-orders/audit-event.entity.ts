import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Source } from '../platform/database';

/** Read only here: `record` of the platform writes the lines. */
@Entity('audit_event')
export class AuditEventRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', nullable: true })
  organisationId!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  deviceAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  personId!: string | null;

  @Column({ type: 'text' })
  actorName!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text' })
  source!: Source;

  @Column({ type: 'text' })
  requestId!: string;

  @Column({ type: 'inet', nullable: true })
  ip!: string | null;

  @Column({ type: 'double precision', nullable: true })
  lat!: number | null;

  @Column({ type: 'double precision', nullable: true })
  lng!: number | null;

  @Column({ type: 'text' })
  verb!: string;

  @Column({ type: 'text' })
  subjectType!: string;

  @Column({ type: 'uuid', nullable: true })
  subjectId!: string | null;

  @Column({ type: 'jsonb', default: {} })
  detail!: Record<string, unknown>;

  @Column({ type: 'text', nullable: true })
  idempotencyKey!: string | null;
}
