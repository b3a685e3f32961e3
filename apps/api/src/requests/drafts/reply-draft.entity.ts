import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DraftRejection, DraftStatus, MessageOffer, MessageSource } from '#contracts';

@Entity('reply_draft')
export class ReplyDraftRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  serviceRequestId!: string;

  @Column({ type: 'text' })
  status!: DraftStatus;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'jsonb', nullable: true })
  offer!: MessageOffer | null;

  @Column({ type: 'jsonb', default: [] })
  sources!: MessageSource[];

  @Column({ type: 'text' })
  engine!: string;

  @Column({ type: 'text', nullable: true })
  sentText!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: DraftRejection | null;

  @Column({ type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
