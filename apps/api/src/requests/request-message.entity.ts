import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '#contracts';

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

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;
}
