import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CommandOfferBecause, CommandOfferStatus, LocalText } from '#contracts';

@Entity('command_offer')
export class CommandOfferRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'uuid' })
  customerId!: string;

  @Column({ type: 'uuid' })
  serviceRequestId!: string;

  @Column({ type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  title!: LocalText;

  @Column({ type: 'text', default: 'offered' })
  status!: CommandOfferStatus;

  @Column({ type: 'text', nullable: true })
  because!: CommandOfferBecause | null;

  @Column({ type: 'uuid', nullable: true })
  offeredBy!: string | null;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  settledAt!: Date | null;

  /** The customer who answered, or who of the staff withdrew it; null: it came so by itself. */
  @Column({ type: 'text', nullable: true })
  settledBy!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
