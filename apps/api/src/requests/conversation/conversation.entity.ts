import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TurnMemory } from '#triage';
import type { Draft } from './conversation.rules';

@Entity('conversation')
export class ConversationRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  serviceRequestId!: string;

  @Column({ type: 'jsonb' })
  memory!: TurnMemory;

  @Column({ type: 'uuid', array: true, default: [] })
  heard!: string[];

  @Column({ type: 'jsonb', nullable: true })
  draft!: Draft | null;

  @Column({ type: 'text' })
  engine!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
