import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale, MessageOffer, MessageSource, Press } from '#contracts';

@Entity('request_message')
export class RequestMessageRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'uuid' })
  serviceRequestId!: string;

  @Column({ type: 'text' })
  author!: 'customer' | 'staff' | 'assistant' | 'system';

  @Column({ type: 'text' })
  authorName!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text' })
  locale!: Locale;

  /** Below a message of the assistant. */
  @Column({ type: 'jsonb', nullable: true })
  offer!: MessageOffer | null;

  @Column({ type: 'jsonb', default: [] })
  sources!: MessageSource[];

  /** The button behind a message of the customer. */
  @Column({ type: 'jsonb', nullable: true })
  pressed!: Press | null;

  /** Who read it before it was sent. */
  @Column({ type: 'text', nullable: true })
  reviewedBy!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;
}
